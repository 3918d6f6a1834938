/**
 * The keys of one request, those of its parts in other folders among them. So much can be done on this screen while everything round it goes
 * on that none is a letter of the frame, of a conversation or of a place; where no letter is left it is a digit.
 */
export const REQUEST_LETTERS = {
  ...{ take: '1', give: 'v', handOver: '2', decide: 'd', copy: 'c', check: 'n', note: 't' },
  ...{
    wait: '3',
    promise: '4',
    extend: '5',
    openRecord: '6',
    tell: '7',
    askFacts: '8',
    look: 'i',
    reopen: 'r',
    history: 'm',
    matchAgain: '0',
  },
} as const;

/** The keys of the queue, by the same rule. */
export const QUEUE_LETTERS = { views: 'v', table: 't', why: 'd', filters: 'r', give: 'i', note: 'n', earlier: 'm' } as const;
