/** The youngest a customer may be (domain: people): a two-digit year never makes anybody younger. */
const YOUNGEST = 13;
const EARLIEST_YEAR = 1900;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const MARKED = /^(\d{1,2}) ?[-/.–] ?(\d{1,2}) ?[-/.–] ?(\d{4}|\d{2})$/;
const DAY_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?[ \-/.]?(?:of )?([a-z]{3,9})[ \-/.']*(\d{4}|\d{2})$/;
const MONTH_DAY = /^([a-z]{3,9})[ \-/.]?(\d{1,2})(?:st|nd|rd|th)?[ \-/.']+(\d{4}|\d{2})$/;
const SPACED = /^(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})$/;
const RUN_TOGETHER = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;

/** A date in a form that can be nothing else: with marks between, with a month's name, or ISO. `today` is `YYYY-MM-DD`. */
export function readMarkedDate(text: string, today: string): string | null {
  const lower = text.toLowerCase();
  const iso = ISO.exec(lower);
  if (iso) return dayOf(iso[1], iso[2], iso[3], today);
  const marked = MARKED.exec(lower);
  if (marked) return dayOf(marked[3], marked[2], marked[1], today);
  const dayFirst = DAY_MONTH.exec(lower);
  if (dayFirst) return dayOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], today);
  const monthFirst = MONTH_DAY.exec(lower);
  return monthFirst ? dayOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], today) : null;
}

/** A date of digits with spaces between or nothing (`12 3 84`, `120384`, `12031984`), which may also be something else. */
export function readBareDate(text: string, today: string): string | null {
  const bare = SPACED.exec(text) ?? RUN_TOGETHER.exec(text);
  return bare ? dayOf(bare[3], bare[2], bare[1], today) : null;
}

/** True for what begins with a month's name: only that and digits begin a date. */
export function beginsWithMonth(text: string): boolean {
  return MONTHS.includes(text.slice(0, 3).toLowerCase());
}

/** A year alone in which a living person may have been born. */
export function readYear(text: string, today: string): string | null {
  return /^\d{4}$/.test(text) && Number(text) >= EARLIEST_YEAR && text <= today.slice(0, 4) ? text : null;
}

function monthOf(name = ''): string | undefined {
  return MONTH_NAMES.test(name) ? String(MONTHS.indexOf(name.slice(0, 3)) + 1) : undefined;
}

function dayOf(year = '', month = '', day = '', today: string): string | null {
  if (!month) return null;
  const date = `${wholeYear(year, today)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  // A 31st of June rolls over to July: then it was no date.
  const real = !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === date;
  return real && date <= today && date >= `${EARLIEST_YEAR}` ? date : null;
}

/** Two digits are the latest year that makes a customer old enough: in 2026 `12` is 2012 and `14` is 1914. */
function wholeYear(year: string, today: string): string {
  if (year.length === 4) return year;
  const latest = Number(today.slice(0, 4)) - YOUNGEST;
  const century = latest - (latest % 100);
  const recent = century + Number(year);
  return String(recent <= latest ? recent : recent - 100);
}
