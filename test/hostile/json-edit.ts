/** Changes to JSON, each at one place. Objects are made from pairs, so that a key may be `__proto__`. */
import { isJsonObject, type Json } from '../../src/model/json.ts';

/** The way from the root: at each step the number of the member. */
export type Place = readonly number[];

/** A member's key, or its number in a list; and its value. */
export type Member = readonly [key: string, value: Json];

export function membersOf(value: Json): readonly Member[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Every place below the root, with what stands there. */
export function placesIn(value: Json): readonly (readonly [Place, Member])[] {
  const found: (readonly [Place, Member])[] = [];
  const visit = (holder: Json, way: Place): void => {
    for (const [index, member] of membersOf(holder).entries()) {
      const place = [...way, index];
      found.push([place, member]);
      visit(member[1], place);
    }
  };
  visit(value, []);
  return found;
}

export function memberAt(value: Json, [index = 0, ...rest]: Place): Member | undefined {
  const member = membersOf(value)[index];
  return member === undefined || rest.length === 0 ? member : memberAt(member[1], rest);
}

/** Puts what `change` makes of the member in its place: nothing, one member, or several. */
export function changeAt(value: Json, place: Place, change: (member: Member) => readonly Member[]): Json {
  const [at, ...rest] = place;
  const members = membersOf(value).flatMap((member, index): readonly Member[] => {
    if (index !== at) return [member];
    return rest.length === 0 ? change(member) : [[member[0], changeAt(member[1], rest, change)]];
  });
  return withMembers(value, members);
}

/** Puts `to` wherever the text `from` stands, as a value or as a key. */
export function replaceText(value: Json, from: string, to: string): Json {
  if (value === from) return to;
  const members = membersOf(value).map(([key, inner]): Member => [
    key === from ? to : key,
    replaceText(inner, from, to),
  ]);
  return withMembers(value, members);
}

/** Puts what `change` makes of each text in its place. */
export function changeTexts(value: Json, change: (text: string, key: string) => string): Json {
  const members = membersOf(value).map(([key, inner]): Member => {
    const changed = typeof inner === 'string' ? change(inner, key) : inner;
    return [key, changeTexts(changed, change)];
  });
  return withMembers(value, members);
}

function withMembers(value: Json, members: readonly Member[]): Json {
  if (isJsonObject(value)) return Object.fromEntries(members);
  return Array.isArray(value) ? members.map(([, inner]) => inner) : value;
}
