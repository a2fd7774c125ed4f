namespace StaticNets.Tests.Models;

/// <summary>Boltzmann machines of few units, summed over all of their states in double precision.</summary>
/// <param name="weights">Symmetric weights of all units with a zero diagonal, row by row.</param>
/// <param name="biases">Biases of all units.</param>
/// <param name="visible">Number of visible units; they come first.</param>
internal sealed class ExactBoltzmann(double[] weights, double[] biases, int visible)
{
    private int Units => biases.Length;

    /// <summary>Returns a restricted machine as a machine whose weights within the two groups are 0.</summary>
    public static ExactBoltzmann Of(float[] kernel, float[] visibleBias, float[] hiddenBias)
    {
        (int visible, int hidden) = (visibleBias.Length, hiddenBias.Length);
        int units = visible + hidden;
        double[] weights = new double[units * units];
        for (int i = 0; i < visible; i++)
        {
            for (int j = 0; j < hidden; j++)
            {
                weights[(i * units) + visible + j] = weights[((visible + j) * units) + i] = kernel[(i * hidden) + j];
            }
        }

        return new ExactBoltzmann(weights, [.. visibleBias.Concat(hiddenBias).Select(bias => (double)bias)], visible);
    }

    /// <summary>Returns the units of a state by its number: bit i is unit i.</summary>
    public float[] State(int number) => [.. Enumerable.Range(0, Units).Select(i => (float)((number >> i) & 1))];

    /// <summary>Returns the energy of a state.</summary>
    public double Energy(ReadOnlySpan<float> state)
    {
        double energy = 0;
        for (int i = 0; i < Units; i++)
        {
            energy -= biases[i] * state[i];
            for (int j = 0; j < i; j++)
            {
                energy -= weights[(i * Units) + j] * state[i] * state[j];
            }
        }

        return energy;
    }

    /// <summary>Returns the probability of every state by its number.</summary>
    public double[] Probabilities()
    {
        double[] shares = [.. Enumerable.Range(0, 1 << Units).Select(number => Math.Exp(-Energy(State(number))))];
        double sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }

    /// <summary>Returns the probability of every row of visible units by its number.</summary>
    public double[] VisibleProbabilities()
    {
        double[] sums = new double[1 << visible];
        double[] all = Probabilities();
        for (int number = 0; number < all.Length; number++)
        {
            sums[number & (sums.Length - 1)] += all[number];
        }

        return sums;
    }

    /// <summary>Returns ⟨sᵢsⱼ⟩ over all states, or over those whose visible units are the given row; ⟨sᵢ⟩ on the diagonal.</summary>
    public double[] Correlations(int? row = null)
    {
        double[] all = Probabilities();
        double[] sums = new double[Units * Units];
        double total = 0;
        for (int number = 0; number < all.Length; number++)
        {
            if (row is null || (number & ((1 << visible) - 1)) == row)
            {
                float[] state = State(number);
                total += all[number];
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] += all[number] * state[i / Units] * state[i % Units];
                }
            }
        }

        return [.. sums.Select(sum => sum / total)];
    }
}
