namespace StaticNets.Models;

/// <summary>
/// Solves equations of Markov chains by eliminating one state after another: the chain that is only watched in the remaining states is a
/// Markov chain again. There are no subtractions of numbers of equal sign, so that every result has a small relative error (Grassmann, Taksar,
/// Heyman 1985).
/// </summary>
internal static class StateElimination
{
    // A power of two, so that its quotients are exact, far below the largest number.
    private const double Largest = 1.3407807929942597E+154;

    /// <summary>Computes the stationary distribution of a closed group of states that all reach one another.</summary>
    /// <param name="transitions">P, states × states.</param>
    /// <param name="states">Number of states.</param>
    /// <param name="group">The states of the group.</param>
    /// <param name="p">Receives the probabilities of these states.</param>
    public static void Stationary(ReadOnlySpan<double> transitions, int states, int[] group, Span<double> p)
    {
        int n = group.Length;
        double[,] a = Copy(transitions, states, group);
        for (int k = n - 1; k > 0; k--)
        {
            double leaving = 0;
            for (int j = 0; j < k; j++)
            {
                leaving += a[k, j];
            }

            for (int i = 0; i < k; i++)
            {
                a[i, k] /= leaving;
                for (int j = 0; j < k; j++)
                {
                    a[i, j] += a[i, k] * a[k, j];
                }
            }
        }

        double total = 1;
        p[group[0]] = 1;
        for (int k = 1; k < n; k++)
        {
            double sum = 0;
            for (int i = 0; i < k; i++)
            {
                sum += p[group[i]] * a[i, k];
            }

            p[group[k]] = sum;
            total += sum;
            if (total > Largest)
            {
                // Only ratios matter so far. The smallest probabilities may become 0.
                for (int i = 0; i <= k; i++)
                {
                    p[group[i]] /= Largest;
                }

                total /= Largest;
            }
        }

        foreach (int state in group)
        {
            p[state] /= total;
        }
    }

    /// <summary>Computes the expected number of steps to a target from states that reach it with probability 1.</summary>
    /// <param name="transitions">P, states × states.</param>
    /// <param name="states">Number of states.</param>
    /// <param name="certain">These states, without the target; the chain goes from them only to one another and to the target.</param>
    /// <param name="target">The target.</param>
    /// <param name="steps">Receives the numbers of steps of these states.</param>
    public static void HittingTimes(ReadOnlySpan<double> transitions, int states, int[] certain, int target, Span<double> steps)
    {
        int n = certain.Length;
        double[,] a = Copy(transitions, states, certain);
        double[] toTarget = new double[n];
        double[] time = new double[n];
        for (int i = 0; i < n; i++)
        {
            toTarget[i] = transitions[(certain[i] * states) + target];
            time[i] = 1;
        }

        for (int k = n - 1; k >= 0; k--)
        {
            double leaving = toTarget[k];
            for (int j = 0; j < k; j++)
            {
                leaving += a[k, j];
            }

            // The time in state k until the chain leaves it, then the probabilities where it goes.
            time[k] /= leaving;
            toTarget[k] /= leaving;
            for (int j = 0; j < k; j++)
            {
                a[k, j] /= leaving;
            }

            for (int i = 0; i < k; i++)
            {
                time[i] += a[i, k] * time[k];
                toTarget[i] += a[i, k] * toTarget[k];
                for (int j = 0; j < k; j++)
                {
                    a[i, j] += a[i, k] * a[k, j];
                }
            }
        }

        for (int k = 0; k < n; k++)
        {
            double sum = time[k];
            for (int j = 0; j < k; j++)
            {
                sum += a[k, j] * steps[certain[j]];
            }

            steps[certain[k]] = sum;
        }
    }

    private static double[,] Copy(ReadOnlySpan<double> transitions, int states, int[] chosen)
    {
        double[,] copy = new double[chosen.Length, chosen.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            for (int j = 0; j < chosen.Length; j++)
            {
                copy[i, j] = transitions[(chosen[i] * states) + chosen[j]];
            }
        }

        return copy;
    }
}
