/** What stands in a field, as people say it: the label of a choice, a date as a day. */
import type { Field } from '@alongside/domain/card-fields'
import { dayOf } from '../../platform/dates'

export function inWords(rule: Field, value: string | number): string {
  if (rule.type === 'choice') return rule.choices?.find((choice) => choice.value === value)?.label ?? String(value)
  return rule.type === 'date' ? dayOf(String(value)) : String(value)
}
