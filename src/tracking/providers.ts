import type { Route } from '../desk/parcels.ts';
import { aftership } from './aftership.ts';
import { guarded } from './guarded.ts';
import { kuaidi100 } from './kuaidi100.ts';
import type { Provider } from './provider.ts';

/** What is set up outside the program. */
export interface TrackingConfig {
  readonly kuaidi100: { readonly key: string; readonly customer: string } | undefined;
  readonly aftership: { readonly apiKey: string; readonly webhookSecret: string | undefined } | undefined;
  /** Where this desk is reached from outside, such as https://desk.example; undefined: parcels are asked for only. */
  readonly publicUrl: string | undefined;
}

/** The providers that are set up, each left alone while it is down; the first that knows a carrier is asked. */
export const providersFrom = (config: TrackingConfig): readonly Provider[] => {
  const { publicUrl } = config;
  const callbackUrl = publicUrl && new URL('/tracking/kuaidi100', publicUrl).toString();
  return [
    ...(config.kuaidi100 ? [kuaidi100({ ...config.kuaidi100, callbackUrl })] : []),
    ...(config.aftership ? [aftership(config.aftership)] : []),
  ].map((provider) => guarded(provider));
};

/** How a carrier is asked, as dispatch wrote it: by the first provider that knows it. */
export const routeBy =
  (providers: readonly Provider[]) =>
  (carrier: string): ReturnType<Route> =>
    providers
      .flatMap(({ key, companyOf, asksPhone }) => {
        const company = companyOf(carrier);
        return company === undefined ? [] : [{ provider: key, company, asksPhone: asksPhone(company) }];
      })
      .at(0);
