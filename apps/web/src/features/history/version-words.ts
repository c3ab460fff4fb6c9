/** What a version is called. */
import { type EnquiryStage, stageWords } from '@alongside/domain/stage'
import type { BoardPastQuery } from '../../gql/graphql'
import { dayAndTimeOf } from '../../platform/dates'

export type Version = BoardPastQuery['boardHistory']['versions'][number]

export const titleOf = ({ name, ended }: Version): string => name ?? dayAndTimeOf(ended)

export const columnName = (column: string): string => stageWords[column as EnquiryStage]?.label ?? column
