import type { Person } from './person.ts';

/** What an account knows of its person, by the meanings forms ask for; nothing that is not known. */
export function knownFacts(person: Person): Readonly<Record<string, unknown>> {
  const { fullName, cccd, birthDate, sex, phone, email, address } = person;
  const facts = { fullName, cccd, birthDate, sex, phone, email, address };
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [`person.${name}`, value]),
  );
}
