namespace StaticNets.Tests.Models;

/// <summary>Markov chains against closed forms and elimination with pivots.</summary>
public class MarkovChainTests
{
    /// <summary>A chain that leaves its states with the probabilities a and b is in them with b/(a + b) and a/(a + b).</summary>
    [Theory]
    [InlineData(0.3, 0.2)]
    [InlineData(1e-9, 1.0)]
    [InlineData(1.0, 1.0)]
    public void StationaryDistributionOfTwoStates(double a, double b)
    {
        Switch chain = new();
        chain.Parameters.Set("transitions", [1 - a, a, b, 1 - b]);
        double[] p = new double[2];

        chain.Stationary(p);

        // The rounding of 1 − a is not in the closed form, but the method does not use the diagonal.
        Assert.Equal(1, p[0] * (a + b) / b, 1e-15);
        Assert.Equal(1, p[1] * (a + b) / a, 1e-15);
    }

    /// <summary>A random chain: the eigenvector by elimination with pivots of (Pᵀ − I)p = 0, Σp = 1, whose errors are a few 1e-16.</summary>
    [Fact]
    public void StationaryDistributionOfManyStates()
    {
        ThirtyStates chain = RandomChain(new Xoshiro256StarStar(1), out double[,] transitions);
        double[,] equations = new double[30, 31];
        for (int i = 0; i < 30; i++)
        {
            for (int j = 0; j < 30; j++)
            {
                equations[i, j] = i == 29 ? 1 : transitions[j, i] - (i == j ? 1 : 0);
            }
        }

        equations[29, 30] = 1;
        double[] p = new double[30];

        chain.Stationary(p);

        double[] expected = Solve(equations);
        Assert.All(p.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        double[] next = new double[30];
        chain.Step(p, next);
        Assert.All(p.Zip(next), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    /// <summary>
    /// A walk that drifts to one end by 9 to 1: πₖ = (1 − r) rⁿ⁻¹⁻ᵏ / (1 − rⁿ) with r = 1/9, from 0.89 to 1e-381, which becomes 0. What is above
    /// the smallest normal number has a relative error of a few roundings for each of 400 states.
    /// </summary>
    [Fact]
    public void TinyProbabilitiesHaveASmallRelativeError()
    {
        const int n = 400;
        ManyStates chain = new();
        double[] walk = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            walk[(i * n) + Math.Min(i + 1, n - 1)] += 0.9;
            walk[(i * n) + Math.Max(i - 1, 0)] += 0.1;
        }

        chain.Parameters.Set("transitions", walk);
        double[] p = new double[n];

        chain.Stationary(p);

        int compared = 0;
        for (int k = 0; k < n; k++)
        {
            // 0.9 and 0.1 are rounded, so that the ratio of neighbours is 1/9 within 1.2e-16, to the power 400.
            double expected = 8.0 / 9 * Math.Pow(1.0 / 9, n - 1 - k);
            if (expected > 1e-300)
            {
                Assert.Equal(1, p[k] / expected, 400 * 8 * 1.2e-16);
                compared++;
            }
        }

        Assert.True(compared > 300);
        Assert.Equal(1, p.Sum(), 1e-14);
    }

    [Fact]
    public void RejectsTransitionsThatAreNoProbabilities()
    {
        Switch chain = new();
        chain.Parameters.Set("transitions", [0.5, 0.6, 0.5, 0.5]);
        Assert.Equal(
            "The rows of transitions must have the sum 1, but row 0 has 1.1.",
            Assert.Throws<InvalidOperationException>(() => chain.Stationary(new double[2])).Message
        );
        chain.Parameters.Set("transitions", [1.5, -0.5, 0.5, 0.5]);
        Assert.Equal(
            "transitions must be probabilities, but transitions[0, 1] is -0.5.",
            Assert.Throws<InvalidOperationException>(() => chain.Sample(new int[2], new Xoshiro256StarStar(0))).Message
        );
        Assert.Throws<ArgumentException>(() => chain.Fit([0, 1], smoothing: 1e308));
        Assert.Throws<ArgumentException>(() =>
            chain.Fit(
                [
                    [0, 1],
                    null!,
                ],
                smoothing: 1
            )
        );
    }

    /// <summary>State 0 is left for ever, so that only the other group has probabilities.</summary>
    [Fact]
    public void StatesThatAreLeftForEverHaveNoProbability()
    {
        FourStates chain = new();
        chain.Parameters.Set("transitions", [0.5, 0.5, 0, 0, 0, 0, 1, 0, 0, 0.5, 0, 0.5, 0, 0, 1, 0]);
        double[] p = new double[4];

        chain.Stationary(p);

        Assert.Equal([0, 0.25, 0.5, 0.25], p);
    }

    [Fact]
    public void TwoClosedGroupsHaveNoSingleStationaryDistribution()
    {
        FourStates chain = new();
        chain.Parameters.Set("transitions", [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0]);

        Assert.Contains(
            "more than one stationary distribution: from state 2 it never reaches state 0",
            Assert.Throws<InvalidOperationException>(() => chain.Stationary(new double[4])).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>A walk between a wall at 0 and the target at n takes n² − k² steps from k (Feller, volume 1, chapter XIV).</summary>
    [Fact]
    public void HittingTimesOfARandomWalk()
    {
        ThirtyStates chain = new();
        double[] walk = new double[900];
        walk[1] = 1;
        walk[899] = 1;
        for (int i = 1; i < 29; i++)
        {
            walk[(i * 30) + i - 1] = 0.5;
            walk[(i * 30) + i + 1] = 0.5;
        }

        chain.Parameters.Set("transitions", walk);
        double[] steps = new double[30];

        chain.HittingTimes(29, steps);

        // Thirty eliminations of a few roundings each.
        Assert.All(Enumerable.Range(0, 30), k => Assert.Equal((29 * 29) - (k * k), steps[k], 1e-11));
    }

    /// <summary>From state 0 the chain may fall into state 3 and stay there; state 2 leads to the target in one step.</summary>
    [Fact]
    public void TargetsThatMayBeMissedTakeForEver()
    {
        FourStates chain = new();
        chain.Parameters.Set("transitions", [0, 0.5, 0, 0.5, 1, 0, 0, 0, 0.25, 0.5, 0.25, 0, 0, 0, 0, 1]);
        double[] steps = new double[4];

        chain.HittingTimes(1, steps);

        Assert.Equal([double.PositiveInfinity, 0, double.PositiveInfinity, double.PositiveInfinity], steps);
        chain.Parameters.Set("transitions", [0, 0.5, 0, 0.5, 1, 0, 0, 0, 0, 0.75, 0.25, 0, 0, 0, 0, 1]);
        chain.HittingTimes(1, steps);
        Assert.Equal(4.0 / 3, steps[2], 1e-15);
    }

    [Fact]
    public void EstimatesTransitionsByCounting()
    {
        Switch chain = new();

        chain.Fit([0, 0, 1, 0, 1, 1, 0]);
        Assert.Equal([1.0 / 3, 2.0 / 3, 2.0 / 3, 1.0 / 3], Transitions(chain));

        chain.Fit(
            [
                [0, 0],
                [1, 0],
            ],
            smoothing: 0.5
        );
        Assert.Equal([0.75, 0.25, 0.75, 0.25], Transitions(chain));
    }

    [Fact]
    public void RejectsWhatCannotBeCounted()
    {
        FourStates chain = new();
        double[] before = Transitions(chain);

        Assert.Equal(
            "No state ever follows state 3, so that its transitions are unknown: give smoothing > 0, or other sequences. (Parameter 'sequence')",
            Assert.Throws<ArgumentException>(() => chain.Fit([0, 1, 2, 0, 3])).Message
        );
        Assert.Equal(
            "The states are 0 to 3, but element 1 of sequence is 4. (Parameter 'sequence')",
            Assert.Throws<ArgumentException>(() => chain.Fit([0, 4], 1)).Message
        );
        Assert.Contains(
            "at least 0 and finite, but is -1",
            Assert.Throws<ArgumentOutOfRangeException>(() => chain.Fit([0, 1], -1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "target says 4",
            Assert.Throws<ArgumentOutOfRangeException>(() => chain.HittingTimes(4, new double[4])).Message,
            StringComparison.Ordinal
        );
        double[] p = new double[4];
        Assert.Throws<ArgumentException>(() => chain.Step(p, p));
        Assert.Equal(before, Transitions(chain));
    }

    /// <summary>
    /// 200 000 drawn steps of a chain: each share differs from its probability by less than 5 standard deviations, √(p(1 − p)/n) with at
    /// least 40 000 draws for each state.
    /// </summary>
    [Fact]
    public void DrawsFollowTheTransitions()
    {
        FourStates chain = new();
        double[] transitions = [0, 0.7, 0.3, 0, 0.2, 0.2, 0.3, 0.3, 0.5, 0, 0, 0.5, 0.25, 0.25, 0.5, 0];
        chain.Parameters.Set("transitions", transitions);
        int[] states = new int[200_001];

        chain.Sample(states, new Xoshiro256StarStar(1));

        FourStates estimated = new();
        estimated.Fit(states);
        Assert.All(Transitions(estimated).Zip(transitions), pair => Assert.Equal(pair.Second, pair.First, 5 * Math.Sqrt(0.25 / 40_000)));
        Assert.All(Transitions(estimated).Zip(transitions).Where(pair => pair.Second == 0), pair => Assert.Equal(0, pair.First));
    }

    [Fact]
    public void LogLikelihoodAddsLogarithms()
    {
        Switch chain = new();
        chain.Parameters.Set("transitions", [0.9, 0.1, 1, 0]);

        Assert.Equal(Math.Log(0.9 * 0.1 * 1), chain.LogLikelihood([0, 0, 1, 0]), 1e-15);
        Assert.Equal(double.NegativeInfinity, chain.LogLikelihood([1, 1]));
        Assert.Equal(0, chain.LogLikelihood([1]));
    }

    private static ThirtyStates RandomChain(Xoshiro256StarStar random, out double[,] transitions)
    {
        transitions = new double[30, 30];
        double[] flat = new double[900];
        for (int i = 0; i < 30; i++)
        {
            double[] row = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())];
            for (int j = 0; j < 30; j++)
            {
                transitions[i, j] = flat[(i * 30) + j] = row[j] / row.Sum();
            }
        }

        ThirtyStates chain = new();
        chain.Parameters.Set("transitions", flat);
        return chain;
    }

    private static double[] Transitions(MarkovChain chain) => ModelTensors.Of(chain, "transitions");

    /// <summary>Solves equations (n × (n + 1)) by elimination with pivots.</summary>
    private static double[] Solve(double[,] a)
    {
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            int pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(a[i, k]));
            for (int j = 0; j <= n; j++)
            {
                (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
            }

            for (int i = 0; i < n; i++)
            {
                double factor = i == k ? 0 : a[i, k] / a[k, k];
                for (int j = k; j <= n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => a[i, n] / a[i, i])];
    }
}
