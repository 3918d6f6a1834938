/** The forms of a conversation in which something can be typed, by the first part of where it is kept. */
const FORMS: Readonly<Record<string, string>> = {
  access: 'Send me my information',
  after: 'Asked after closing',
  amend: 'Something has changed',
  authority: 'Somebody may speak',
  closing: 'Stop using the service',
  complaint: 'Unhappy with how we used my information',
  consent: 'Record consent',
  duplicate: 'Two records of one person',
  meet: 'What somebody asks',
  new: 'Somebody new',
  'other-right': 'Something else about my information',
  share: 'Pass something on',
  wrong: 'Something is wrong',
};

type Named = { readonly customerId: string; readonly name: string };

/** Which forms hold something typed, by their titles, each once; whose it is where it is about several. The note at the end is none. */
export function typedForms(places: readonly string[], about: readonly Named[]): readonly string[] {
  const words = places.flatMap((place) => {
    const [form = '', ...ids] = place.split(':');
    const title = FORMS[form];
    const name = about.length > 1 ? about.find(({ customerId }) => ids.includes(customerId))?.name : undefined;
    return title === undefined ? [] : [name ? `${title} (${name})` : title];
  });
  return [...new Set(words)];
}
