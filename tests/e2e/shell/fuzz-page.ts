/** A JSON Schema as far as the contract's inputs need one. */
export type Shape = {
  readonly type?: string;
  readonly properties?: Record<string, Shape>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly maxLength?: number;
};
export type Fuzz = {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  readonly shapes: Record<string, Shape>;
  /** Calls that end something when they are understood: they get nothing but nonsense. */
  readonly nonsenseOnly: readonly string[];
  /** Calls that give this person's own words back: what another call wrote may be in them. */
  readonly ownWords: readonly string[];
  readonly findLine: string;
  /** Calls under way at once; none leaves the finds alone. */
  readonly atOnce: number;
};
export type Fuzzed = {
  readonly outcomes: Record<string, number>;
  readonly bad: readonly string[];
  /** Milliseconds of each find made meanwhile. */
  readonly finds: readonly number[];
};

/** Runs in the page, alone: calls the bridge with made-up inputs and looks at each answer. Needs nothing from outside itself. */
export async function fuzzInPage(given: Fuzz): Promise<Fuzzed> {
  const { seed, first, count, shapes, nonsenseOnly, ownWords, findLine, atOnce } = given;
  type Bridge = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const { desk } = window as unknown as { desk: Bridge };
  const outcomes: Record<string, number> = {};
  const bad: string[] = [];
  const finds: number[] = [];

  const chanceOf = (start: number) => {
    let state = (start ^ 0x9e3779b9) >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
  };
  type Chance = () => number;
  const oneOf = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;

  const text = (chance: Chance, mark: string, most: number) =>
    oneOf(chance, [
      mark,
      `${mark} O’Brien`,
      `${mark}%_'";--`,
      `${mark}مريم`,
      `${mark}<b onclick=x>`,
      `${mark}\u202eabc`,
      `${mark}\u0000`,
    ]).slice(0, most);
  const fitting = (shape: Shape, chance: Chance, mark: string): unknown => {
    if (shape.const !== undefined) return shape.const;
    if (shape.enum) return oneOf(chance, shape.enum);
    if (shape.anyOf) return fitting(oneOf(chance, shape.anyOf), chance, mark);
    if (shape.type === 'object') {
      const names = Object.entries(shape.properties ?? {}).filter(([name]) => shape.required?.includes(name) || chance() < 0.5);
      return Object.fromEntries(names.map(([name, inner]) => [name, fitting(inner, chance, mark)]));
    }
    if (shape.type === 'array')
      return Array.from({ length: 1 + Math.floor(chance() * 3) }, () => fitting(shape.items ?? {}, chance, mark));
    if (shape.type === 'boolean') return chance() < 0.5;
    if (shape.type === 'integer' || shape.type === 'number') return Math.floor(chance() * 100);
    if (shape.type !== 'string') return undefined;
    const hex = (length: number) => Array.from({ length }, () => Math.floor(chance() * 16).toString(16)).join('');
    if (shape.format === 'uuid') return `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
    if (shape.format === 'date')
      return `19${10 + Math.floor(chance() * 89)}-0${1 + Math.floor(chance() * 9)}-1${Math.floor(chance() * 9)}`;
    if (shape.format === 'date-time') return new Date(1.7e12 + chance() * 1e10).toISOString();
    return text(chance, mark, shape.maxLength ?? 50);
  };

  const nested = (levels: number): unknown => {
    let value: unknown = 1;
    for (let at = 0; at < levels; at += 1) value = { in: value };
    return value;
  };
  const circular = () => {
    const value: Record<string, unknown> = { list: [] };
    value.self = value;
    return value;
  };
  const throwing = () => ({
    get line(): string {
      throw new Error('own');
    },
  });
  const nonsense = (chance: Chance, mark: string): unknown =>
    oneOf<() => unknown>(chance, [
      () => null,
      () => mark,
      () => chance() * 1e300,
      () => Number.NaN,
      () => Number.NEGATIVE_INFINITY,
      () => -0,
      () => 2n ** 200n,
      () => true,
      () => [],
      () => [mark, [mark], { mark }],
      () => new Array(1_000),
      () => Array.from({ length: 10_000 }, () => mark),
      () => mark.repeat(10_000),
      () => mark.repeat(60_000),
      () => nested(10),
      () => nested(100),
      () => nested(5_000),
      circular,
      throwing,
      () => new Date(),
      () => new Date(Number.NaN),
      () => new Map([[mark, mark]]),
      () => new Set([mark]),
      () => /(a+)+$/,
      () => new Error(mark),
      () => new Uint8Array(1_000),
      () => new Float64Array(10),
      () => new ArrayBuffer(100_000),
      () => new DataView(new ArrayBuffer(8)),
      () => new Blob([mark]),
      () => () => mark,
      () => Symbol(mark),
      () => document.body,
      () => window,
      () => Promise.resolve(mark),
      () => new Proxy({}, { get: () => mark, ownKeys: () => [mark] }),
      () => JSON.parse(`{"__proto__": {"polluted": "${mark}"}, "line": "${mark}"}`),
      () => JSON.parse(`{"constructor": {"prototype": {"polluted": "${mark}"}}}`),
      () => JSON.parse(`{"toString": "${mark}", "valueOf": "${mark}", "then": "${mark}", "length": -1}`),
      () => '\ud800\udfff\udc00',
      () => ({ ['x'.repeat(1_000)]: mark, '': mark, '\u0000': 1 }),
    ])();
  const changed = (value: unknown, chance: Chance, mark: string): unknown => {
    if (typeof value !== 'object' || value === null || chance() < 0.2) return nonsense(chance, mark);
    const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    const name = oneOf(chance, Object.keys(copy));
    const way = chance();
    if (name === undefined || way < 0.15) copy[oneOf(chance, ['extra', 'isAdmin', 'roles', 'sub', 'version', '0'])] = mark;
    else if (way < 0.3) delete copy[name];
    else copy[name] = changed(copy[name], chance, mark);
    return copy;
  };

  const look = (index: number, name: string, answer: unknown) => {
    const said = JSON.stringify(answer) ?? 'undefined';
    const complain = (what: string) => bad.push(`case ${index}, ${name}: ${what}: ${said.slice(0, 200)}`);
    const { ok, error } = (answer ?? {}) as { ok?: unknown; error?: { code?: unknown; errors?: readonly { detail: string }[] } };
    if (typeof ok !== 'boolean') return complain('no Result');
    if (!ok && typeof error?.code !== 'string') complain('no code');
    if (!ok && error?.errors?.some(({ detail }) => detail.includes('zq'))) complain('the value in the error');
    if (!ok && said.length > 10_000) complain('a long error');
    if (!ownWords.includes(name))
      for (const [, other] of said.matchAll(/zq(\d+)z/g)) if (Number(other) !== index) complain('another call’s words');
    if (/\.cjs|node:|node_modules|\bat \w+ \(|SELECT |eyJ[\w-]{10}/.test(said)) complain('something of the inside');
    const outcome = ok ? 'answered' : String(error?.code);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  };

  const names = Object.keys(shapes);
  const one = async (index: number) => {
    const chance = chanceOf(seed + index * 7919);
    const mark = `zq${index}z`;
    const name = oneOf(chance, names);
    const [area, operation] = name.split('.') as [string, string];
    const way = chance();
    let input: unknown;
    if (nonsenseOnly.includes(name) || way < 0.3) input = nonsense(chance, mark);
    else {
      input = fitting(shapes[name] as Shape, chance, mark);
      if (way < 0.75) input = changed(input, chance, mark);
    }
    const hung = new Promise((done) => setTimeout(() => done('hung'), 30_000));
    try {
      const answer = await Promise.race([desk[area]?.[operation]?.(input), hung]);
      if (answer === 'hung') bad.push(`case ${index}, ${name}: no answer`);
      else look(index, name, answer);
    } catch {
      outcomes.rejected = (outcomes.rejected ?? 0) + 1;
    }
  };

  let next = first;
  const end = first + count;
  const workers = Array.from({ length: atOnce }, async () => {
    while (next < end) {
      next += 1;
      await one(next - 1);
    }
  });
  const find = async () => {
    const began = performance.now();
    const found = (await desk.customers?.find?.({ line: findLine })) as { ok: boolean } | undefined;
    if (!found?.ok) bad.push(`a find beside them: ${JSON.stringify(found)}`);
    finds.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 20));
  };
  if (atOnce === 0) for (let made = 0; made < count; made += 1) await find();
  else while (next < end) await find();
  await Promise.all(workers);
  return { outcomes, bad, finds };
}
