/** The rows that could not be used: where they stand in the file, and why. */
import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql'
import type { ImportPartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { Dialog } from '../../ui/Dialog'
import { SkeletonLines } from '../../ui/Skeleton'
import { Table } from '../../ui/Table'
import { rows } from './import-words'

const reportQuery = graphql(`
  query ImportReport($id: ID!) {
    registerImport(id: $id) { id report { line urn reason } }
  }
`)

export interface ImportReportProps {
  readonly of: ImportPartsFragment
  readonly onClose: () => void
}

export function ImportReport({ of: { id, fileName, refused }, onClose }: ImportReportProps) {
  const query = useQuery(reportQuery, { variables: { id } })
  return (
    <Dialog open onClose={onClose} title={`${rows(refused)} refused`} width="l">
      <Loaded query={query} skeleton={<SkeletonLines lines={8} />}>
        {({ registerImport }) => {
          const report = registerImport?.report ?? []
          return (
            <>
              <p>
                {fileName}. Schools of these rows stay as they were in the register; all other rows were taken.
                {report.length < refused && ` The first ${report.length} are shown.`}
              </p>
              <Table
                caption={`Refused rows of ${fileName}`}
                rows={report}
                rowKey={({ line, urn, reason }) => `${line} ${urn} ${reason}`}
                columns={[
                  { key: 'line', title: 'Line', numeric: true, heads: true, cell: ({ line }) => line },
                  { key: 'urn', title: 'URN', cell: ({ urn }) => urn },
                  { key: 'reason', title: 'Why', cell: ({ reason }) => reason },
                ]}
              />
            </>
          )
        }}
      </Loaded>
    </Dialog>
  )
}
