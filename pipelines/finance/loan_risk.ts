import { acceptedValues, range, relationship, unique } from '../kit/check.ts';
import { clean, mart, raw } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { expecting } from '../kit/quality.ts';
import { reading, result, rowPipeline } from '../kit/row-pipeline.ts';
import { number } from '../kit/value.ts';

const LOANS = raw('loans');
const ACCOUNTS = clean('accounts_clean');
const LOAN_RISK = mart('loan_risk');
const to = into(LOAN_RISK);

const COLUMNS = {
  loan_id: 'VARCHAR',
  account_id: 'VARCHAR',
  customer_id: 'VARCHAR',
  principal: 'DECIMAL(18,2)',
  monthly_payment: 'DECIMAL(18,2)',
  days_past_due: 'INTEGER',
  credit_score: 'INTEGER',
  risk_score: 'INTEGER',
  risk_band: 'VARCHAR',
} as const;

const LINEAGE = [
  ...['loan_id', 'account_id', 'principal', 'days_past_due', 'credit_score'].map((column) =>
    to(column, from(LOANS, column), 'IDENTITY'),
  ),
  to('customer_id', from(ACCOUNTS, 'customer_id'), 'IDENTITY'),
  to(
    'monthly_payment',
    from(LOANS, 'principal', 'interest_rate', 'term_months'),
    'TRANSFORMATION: annuity of the principal over the term',
  ),
  to(
    'risk_score',
    from(LOANS, 'days_past_due', 'credit_score'),
    'TRANSFORMATION: points for arrears and for a low score',
  ),
  to('risk_score', from(LOANS, 'credit_score'), 'CONDITIONAL: an unknown score counts as low'),
  to('risk_score', from(ACCOUNTS, 'status'), 'CONDITIONAL: 20 points where the account is closed'),
  to('risk_band', from(LOANS, 'days_past_due', 'credit_score'), 'CONDITIONAL: by risk_score'),
  to('risk_band', from(ACCOUNTS, 'status'), 'CONDITIONAL: by risk_score'),
  to(EVERY_ROW, from(LOANS, 'account_id'), 'JOIN: loans.account_id = accounts_clean.account_id'),
  to(EVERY_ROW, from(ACCOUNTS, 'account_id'), 'JOIN: loans.account_id = accounts_clean.account_id'),
];

/** Credit scores below this are low. */
const LOW_SCORE = 600;

/** Risk scores from which on a loan is in the band. */
const HIGH = 50;
const MEDIUM = 25;

export const loanRisk = rowPipeline({
  namespace: 'finance',
  name: 'loan_risk',
  documentation: 'Rates each loan: the monthly payment, and a **risk score** from 0 to 100 with its band.',
  reads: {
    loans: reading(
      LOANS,
      'loan_id',
      'account_id',
      'principal',
      'interest_rate',
      'term_months',
      'days_past_due',
      'credit_score',
    ),
    accounts: reading(ACCOUNTS, 'account_id', 'customer_id', 'status'),
  },
  writes: LOAN_RISK,
  expectations: [
    expecting(LOANS, unique('loan_id'), range('interest_rate', { min: 0, max: 0.2 })),
    expecting(
      LOAN_RISK,
      unique('loan_id'),
      acceptedValues('risk_band', ['low', 'medium', 'high']),
      range('risk_score', { min: 0, max: 100 }),
      relationship('account_id', { ...ACCOUNTS, column: 'account_id' }),
    ),
  ],
  build: ({ loans, accounts }) => {
    const accountById = new Map(accounts.rows.map((row) => [row.account_id, row]));
    const rows = loans.rows.flatMap((loan) => {
      const account = accountById.get(loan.account_id);
      if (account === undefined) return [];
      const creditScore = number(loan.credit_score);
      const daysPastDue = number(loan.days_past_due) ?? 0;
      const score = riskScore(daysPastDue, creditScore, account.status === 'closed');
      return {
        loan_id: loan.loan_id,
        account_id: loan.account_id,
        customer_id: account.customer_id,
        principal: loan.principal,
        monthly_payment: annuity(
          Number(loan.principal),
          Number(loan.interest_rate) / 12,
          Number(loan.term_months),
        ).toFixed(2),
        days_past_due: daysPastDue,
        credit_score: creditScore,
        risk_score: score,
        risk_band: score >= HIGH ? 'high' : score >= MEDIUM ? 'medium' : 'low',
      };
    });
    return result(COLUMNS, rows, LINEAGE);
  },
});

/** What is paid each period, so that the loan is repaid after `periods`: P·r / (1 − (1 + r)^−n). */
export function annuity(principal: number, rate: number, periods: number): number {
  return rate === 0 ? principal / periods : (principal * rate) / (1 - (1 + rate) ** -periods);
}

/** 0 to 100: up to 60 for arrears, 30 for a low or unknown credit score, 20 for a closed account, no more than 100. */
export function riskScore(daysPastDue: number, creditScore: number | null, closed: boolean): number {
  const arrears = Math.min(Math.round(daysPastDue / 2), 60);
  const low = creditScore === null || creditScore < LOW_SCORE ? 30 : 0;
  return Math.min(arrears + low + (closed ? 20 : 0), 100);
}
