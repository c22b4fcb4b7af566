import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { AccessModule } from './access/access.module.js';
import { AdministrationModule } from './administration/administration.module.js';
import { BlockagesModule } from './blockages/blockages.module.js';
import { BreakthroughsModule } from './breakthroughs/breakthroughs.module.js';
import { BurdenModule } from './burden/burden.module.js';
import { CONFIG, type Config } from './config.js';
import { applicationConnection, upkeepConnection } from './database/connection.js';
import { DATABASES, type Databases, type WorksAs } from './database/databases.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DigestModule } from './digest/digest.module.js';
import { DisclosuresModule } from './disclosures/disclosures.module.js';
import { DomainsModule } from './domains/domains.module.js';
import { EmergencyModule } from './emergency/emergency.module.js';
import { entities } from './entities.js';
import { ExchangeModule } from './exchange/exchange.module.js';
import { HealthController } from './health.controller.js';
import { HouseholdsModule } from './households/households.module.js';
import { InfluencesModule } from './influences/influences.module.js';
import { LeadsModule } from './leads/leads.module.js';
import { LevelsModule } from './levels/levels.module.js';
import { LoadModule } from './load/load.module.js';
import { logging } from './logging.js';
import { Metrics } from './metrics.js';
import { NewsModule } from './news/news.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PictureModule } from './picture/picture.module.js';
import { SafetyModule } from './safety/safety.module.js';
import { SignalsModule } from './signals/signals.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { SignOnModule } from './sign-on/sign-on.module.js';
import { PlansModule } from './plans/plans.module.js';
import { ResponsibilitiesModule } from './responsibilities/responsibilities.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { RightsModule } from './rights/rights.module.js';
import { UpkeepModule } from './upkeep/upkeep.module.js';
import { ViewsModule } from './views/views.module.js';
import { CalendarModule } from './visits/calendar.module.js';
import { VisitsModule } from './visits/visits.module.js';
import { WithdrawalsModule } from './withdrawals/withdrawals.module.js';

/** The list of features. */
@Module({ controllers: [HealthController], providers: [Metrics] })
export class AppModule {
  /** As the system, on the owner's connection, only for what is nobody's request: the demo and the commands. */
  static with(config: Config, databases: Databases, as: WorksAs = 'application'): DynamicModule {
    const connection = as === 'system' ? upkeepConnection(databases.owner, config) : applicationConnection(databases.application, config);
    return {
      module: AppModule,
      imports: [
        { module: ConfigModule, global: true, providers: [{ provide: CONFIG, useValue: config }, { provide: DATABASES, useValue: databases }], exports: [CONFIG, DATABASES] },
        LoggerModule.forRoot(logging(config)),
        TypeOrmModule.forRoot({ ...connection, entities, retryAttempts: 0, verboseRetryLog: false }),
        DatabaseModule,
        AccessModule,
        OrganisationsModule,
        SignOnModule,
        HouseholdsModule,
        SettingsModule,
        DomainsModule,
        DisclosuresModule,
        LeadsModule,
        LevelsModule,
        PlansModule,
        InfluencesModule,
        BlockagesModule,
        BreakthroughsModule,
        ResponsibilitiesModule,
        VisitsModule,
        ExchangeModule,
        BurdenModule,
        CalendarModule,
        WithdrawalsModule,
        SafetyModule,
        SignalsModule,
        LoadModule,
        NewsModule,
        NoticesModule,
        EmergencyModule,
        ViewsModule,
        RightsModule,
        ReviewsModule,
        PictureModule,
        AdministrationModule,
        DigestModule,
        DemoModule,
        UpkeepModule,
      ],
    };
  }
}

/** Holds the settings; see `config.ts`. */
class ConfigModule {}
