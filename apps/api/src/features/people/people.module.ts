/** People: directories of schools and alliances, invitations, and how somebody pauses, leaves or stands in. */
import { Module } from '@nestjs/common'
import { PeopleService } from './people.service.js'

@Module({ providers: [PeopleService], exports: [PeopleService] })
export class PeopleModule {}
