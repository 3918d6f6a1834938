import type { SPECIAL_CATEGORIES } from '../../shared/domain/customer.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { labelOfAnswer } from './labels.ts';
import { OPENED, requireOpened } from './opened.ts';

type Answer = Output<'specialCategory.read'>['answers'][number];
type Row = { allowed: boolean; shows: number; status: string; answers: Omit<Answer, 'label'>[] | null };

const fieldsOf: Record<(typeof SPECIAL_CATEGORIES)[number], string[]> = {
  ethnicity: ['ethnicity'],
  disability: ['lldd-declaration', 'lldd-primary', 'lldd-secondary'],
  'priority-group': ['priority-group'],
};

const READ = `with ${OPENED},
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $2, $5, $6, $7, 'special-view', audit_alias, case when allowed and shows >= 2 then 'shown' else 'refused' end, $8,
           jsonb_build_object('which', $9::text, 'level', level, 'conversation', $3::uuid)
      from opened
  )
select allowed, shows, status,
  case when shows >= 2 then coalesce((select json_agg(json_build_object('field', a.field, 'code', a.code, 'source', a.source,
                                              'collectedOn', to_char(a.collected_at at time zone 'Europe/London', 'YYYY-MM-DD'))
                                              order by a.field, a.code)
     from consent_answers a where a.customer_id = opened.id and a.field = any($10::text[])), '[]') end as answers
  from opened`;

/** What is held of one special category, for a stated reason, from level 2; each view and each refusal is audited. */
export const readSpecialCategory: ReadHandler<'specialCategory.read'> = async (call, input, once) => {
  const [actor, ...rest] = callValues(call, 'specialCategory.read');
  const values = [input.customerId, actor, input.conversationId, null, ...rest, input.why, input.which, fieldsOf[input.which]];
  const rows = await once<Row>({ name: 'special-category-read', text: READ, values });
  const { answers, status } = await requireOpened(rows[0], input, call, once);
  if (status === 'closed') throw refuse('account-closed');
  if (!answers) throw refuse('level-too-low');
  return { answers: answers.map((answer) => ({ ...answer, label: labelOfAnswer(answer.field, answer.code) })) };
};
