import { type Spec, Validation } from '@cyclonedx/cyclonedx-library';

/** What a CycloneDX document breaks of its own schema, strictly; empty when it is valid. */
export async function bomFaults(text: string): Promise<string[]> {
  const { specVersion } = JSON.parse(text) as { specVersion: string };
  const faults = await new Validation.JsonStrictValidator(specVersion as Spec.Version).validate(text);
  return faults === null ? [] : [JSON.stringify(faults)];
}
