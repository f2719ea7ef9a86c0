package dev.tradewind.carbon.forecast;

/** Weighted ridge regression that shrinks towards a prior: min Σ w (y − x·b)² + shrink · Σ_j A_jj (b_j − prior_j)², A = XᵀWX. */
final class Ridge {
    private Ridge() {}

    static double[] solve(double[][] x, double[] y, double[] weights, int n, double shrink, double[] prior) {
        int k = prior.length;
        double[][] a = new double[k][k + 1];
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < k; r++) {
                double wx = weights[i] * x[i][r];
                for (int c = r; c < k; c++) {
                    a[r][c] += wx * x[i][c];
                }
                a[r][k] += wx * y[i];
            }
        }
        for (int r = 0; r < k; r++) {
            for (int c = 0; c < r; c++) {
                a[r][c] = a[c][r];
            }
        }
        for (int r = 0; r < k; r++) {
            // A series without any change has no spread: the tiny number keeps the system solvable, at the prior.
            double stiffness = shrink * a[r][r] + 1e-9;
            a[r][r] += stiffness;
            a[r][k] += stiffness * prior[r];
        }
        return eliminated(a, k);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Gauss without pivoting: the matrix is symmetric and positive definite. */
    private static double[] eliminated(double[][] a, int k) {
        for (int p = 0; p < k; p++) {
            for (int r = p + 1; r < k; r++) {
                double factor = a[r][p] / a[p][p];
                for (int c = p; c <= k; c++) {
                    a[r][c] -= factor * a[p][c];
                }
            }
        }
        double[] b = new double[k];
        for (int r = k - 1; r >= 0; r--) {
            double rest = a[r][k];
            for (int c = r + 1; c < k; c++) {
                rest -= a[r][c] * b[c];
            }
            b[r] = rest / a[r][r];
        }
        return b;
    }
}
