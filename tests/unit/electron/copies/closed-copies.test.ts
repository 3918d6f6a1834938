import { describe, expect, test } from 'vitest';
import { openSealedStore } from '../../../../electron/sealed/sealed-store.ts';
import { settle } from '../../../support/fake-clock.ts';
import { type MemoryDisk, memoryDisk } from '../sealed/memory-disk.ts';
import { copiesWorld, idOf, whom } from './copies-world.ts';

type World = ReturnType<typeof copiesWorld>;
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await settle();
};

/** A desk with copies of so many people. */
async function withCopies(count: number): Promise<World> {
  const world = copiesWorld();
  await world.begin();
  for (let number = 1; number <= count; number += 1) await world.copies.add(whom(number));
  await world.copies.fetch();
  return world;
}

/** What lies in a store on the disk, as somebody with the key would read it. */
async function inStore(disk: MemoryDisk, key: Buffer, kind: string): Promise<string> {
  const { items } = await openSealedStore({
    ...{ kind, folder: `/people/priya/${kind}`, key: () => key, disk: memoryDisk(new Map(disk.files)) },
  });
  return items.map(({ plain }) => String(plain)).join('\n');
}
const listOnDisk = ({ disk, state }: World) => inStore(disk, state.key as Buffer, 'day');
const ends = ({ asked }: World) =>
  asked.filter(({ name }) => name === 'copies.end').map(({ input }) => [input.why, input.customerIds]);

describe('the central service says that an account is closed', () => {
  test('the copy goes at once, that is said, and the list knows it without a name on the disk', async () => {
    const world = await withCopies(2);
    expect(await listOnDisk(world)).toContain('Given1');
    world.copies.closed(idOf(1));
    await settled();
    expect(world.copies.of(idOf(1))).toBeNull();
    expect(world.onDisk()).toBe(1);
    expect(ends(world)).toEqual([['closed', [idOf(1)]]]);
    expect(await listOnDisk(world)).not.toContain('Given1');
    expect(await listOnDisk(world)).toContain('Given2');
    // Who it was is known here until the desk is locked.
    expect(world.copies.day().people[0]).toMatchObject({ givenName: 'Given1', copy: null, why: 'closed' });
    const { key } = world.state;
    world.copies.end();
    world.state.key = null;
    world.state.key = key;
    await world.begin();
    const { people } = world.copies.day();
    expect(people[0]).toMatchObject({ customerId: idOf(1), givenName: '', familyName: '', yearOfBirth: null, why: 'closed' });
    expect(people[1]).toMatchObject({ givenName: 'Given2', why: null });
  });

  test('also of somebody on the list without a copy; of somebody who is not on it nothing is made', async () => {
    const world = copiesWorld();
    await world.begin();
    await world.copies.add(whom(1));
    world.copies.closed(idOf(1));
    world.copies.closed(idOf(7));
    await settled();
    expect(await listOnDisk(world)).not.toContain('Given1');
    expect(world.copies.day().people.map(({ customerId, why }) => [customerId, why])).toEqual([[idOf(1), 'closed']]);
    expect(ends(world)).toEqual([]);
  });

  test('a disk that is full keeps the name no longer than until it takes the line without it', async () => {
    const world = await withCopies(1);
    world.disk.breakAt(0, 'before', 'ENOSPC');
    world.copies.closed(idOf(1));
    await settled();
    expect(world.copies.day().people[0]).toMatchObject({ why: 'closed' });
    world.disk.mend();
    await world.clock.pass(30_000);
    await settled();
    expect(await listOnDisk(world)).not.toContain('Given1');
    expect(world.onDisk()).toBe(0);
  });

  test('taken off the list it is gone whole; put on it again after the closing was stopped, it has its name', async () => {
    const world = await withCopies(2);
    world.copies.closed(idOf(1));
    world.copies.closed(idOf(2));
    await settled();
    await world.copies.takeOff(idOf(1));
    expect(world.copies.day().people.map(({ customerId }) => customerId)).toEqual([idOf(2)]);
    await world.copies.add(whom(1));
    expect(world.copies.day().people.find(({ customerId }) => customerId === idOf(1))).toMatchObject({
      givenName: 'Given1',
      why: 'not-fetched',
    });
    // Fetching asks for everybody: whose closing was stopped is there again.
    await world.copies.fetch();
    expect(world.copies.day().people.every(({ why, givenName }) => why === null && givenName !== '')).toBe(true);
    expect(await listOnDisk(world)).toContain('Ada');
  });
});

describe('asked about copies, it says who is closed', () => {
  test('at the next contact those go, also where the copy has gone before; everybody else is told', async () => {
    const world = await withCopies(3);
    world.state.closed.add(idOf(2));
    world.state.closed.add(idOf(3));
    world.state.online = false;
    await world.copies.takeOff(idOf(3));
    world.state.online = true;
    world.copies.compare();
    await settled();
    expect(world.copies.all().map(({ customerId }) => customerId)).toEqual([idOf(1)]);
    expect(ends(world)).toContainEqual(['closed', [idOf(2), idOf(3)]]);
    expect(world.found).toEqual([idOf(2), idOf(3)]);
    expect(await listOnDisk(world)).not.toContain('Given2');
    expect([...world.standing.keys()]).toEqual([idOf(1)]);
  });

  test('a record that is not there any more: its copy goes, and the list does not claim to know why', async () => {
    const world = await withCopies(2);
    world.standing.delete(idOf(1));
    world.copies.compare();
    await settled();
    expect(world.onDisk()).toBe(1);
    expect(world.copies.day().people[0]).toMatchObject({ copy: null, why: 'expired', givenName: 'Given1' });
    expect(ends(world)).toEqual([['expired', [idOf(1)]]]);
  });

  test('fetched anew: no copy comes, and no name stays', async () => {
    const world = await withCopies(2);
    world.state.closed.add(idOf(1));
    await world.copies.fetch();
    await settled();
    expect(world.found).toEqual([idOf(1)]);
    expect(world.copies.day().people[0]).toMatchObject({ why: 'closed', copy: null });
    expect(await listOnDisk(world)).not.toContain('Given1');
  });
});
