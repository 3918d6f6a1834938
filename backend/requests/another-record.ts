/** SQL: what is of a request at a moment `at` was of another record: since then it was matched with somebody else. */
export const OF_ANOTHER_RECORD = (request: string, at: string): string => `exists (select from request_steps m
  where m.request_id = ${request} and m.step = 'matched' and m.whom = 'another-record' and m.at >= ${at})`;
