/** Every pipeline, in an order in which they can run. */
import { customerLifetimeValue } from './ecommerce/customer_lifetime_value.ts';
import { etlCustomersDaily } from './ecommerce/etl_customers_daily.ts';
import { etlOrderItems } from './ecommerce/etl_order_items.ts';
import { etlOrders } from './ecommerce/etl_orders.ts';
import { etlProducts } from './ecommerce/etl_products.ts';
import { productPerformance } from './ecommerce/product_performance.ts';
import { revenueDaily } from './ecommerce/revenue_daily.ts';
import { executiveKpis } from './executive/executive_kpis.ts';
import { accountBalances } from './finance/account_balances.ts';
import { etlAccounts } from './finance/etl_accounts.ts';
import { etlTransactions } from './finance/etl_transactions.ts';
import { loanRisk } from './finance/loan_risk.ts';
import { deviceHealth } from './iot/device_health.ts';
import { etlReadings } from './iot/etl_readings.ts';
import { readingsHourly } from './iot/readings_hourly.ts';
import { inOrder } from './kit/order.ts';

export const PIPELINES = inOrder([
  etlOrders,
  etlCustomersDaily,
  etlProducts,
  etlOrderItems,
  revenueDaily,
  customerLifetimeValue,
  productPerformance,
  etlAccounts,
  etlTransactions,
  accountBalances,
  loanRisk,
  etlReadings,
  readingsHourly,
  deviceHealth,
  executiveKpis,
]);

export { inOrder } from './kit/order.ts';
export { runPipelines, type Outcome } from './kit/run.ts';
export type { Context, Pipeline } from './kit/pipeline.ts';
