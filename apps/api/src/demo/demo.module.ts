/** The demo: invented schools and people to try everything with. Loaded only where it was asked for. */
import { Module } from '@nestjs/common'
import { CycleModule } from '../features/cycle/cycle.module.js'
import { DemoLoading } from './load-demo.js'

@Module({ imports: [CycleModule], providers: [DemoLoading], exports: [DemoLoading] })
export class DemoModule {}
