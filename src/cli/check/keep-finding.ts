import { Finding } from '../../checks/finding';
import { LocatedFinding, Place } from '../../report/check-report';
import { Location } from '../input/read-objects';

/** Long lines (minified JSON) are cut to this many characters on either side of the column. */
const AROUND = 160;

/** A finding with its place, apart from the text of the file that it is about. */
export function keepFinding(
  finding: Finding, objectNumber: number, at: { readonly file: string; locate(field: string): Location },
): LocatedFinding {
  const { message, container, field, related, object, acknowledged } = finding;
  // what comes out of a manifest are slices of its text, which would keep the whole file in memory: JSON makes copies
  const copy = JSON.parse(JSON.stringify({
    message,
    container,
    field,
    related,
    object,
    acknowledged,
    place: excerpt(at.locate(field)),
    relatedPlaces: (related ?? []).map((other) => excerpt(at.locate(other))),
  }));
  return { ...finding, ...copy, file: at.file, objectNumber };
}

function excerpt({ line, column, endColumn, text }: Location): Place {
  const from = text.length > 2 * AROUND ? Math.max(0, column - 1 - AROUND) : 0;
  const to = text.length > 2 * AROUND ? column - 1 + AROUND : text.length;
  return { line, column, endColumn: Math.min(endColumn, to + 1), text: text.slice(from, to), textColumn: from + 1 };
}
