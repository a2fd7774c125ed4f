using System.ComponentModel;
using System.Globalization;
using System.Numerics.Tensors;
using StaticNets.Models;
using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// A Markov chain with a finite number of states: the next state depends on the present one only. A class with <c>[MarkovChain(states)]</c>
/// derives from this one. A new chain goes from each state to each with the same probability. Methods that only read can run on several threads,
/// but not beside methods that write.
/// </summary>
/// <remarks>
/// The tensor <c>transitions</c> holds <c>Pᵢⱼ</c>, the probability that state j follows state i: rows of sum 1. A distribution p over the
/// states becomes <c>pP</c> in one step.
/// </remarks>
public abstract class MarkovChain : Model<double>
{
    private readonly int _states;

    /// <summary>Creates a chain that goes from each state to each with the same probability.</summary>
    /// <param name="states">Number of states, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer states.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected MarkovChain(int states)
        : base(("transitions", [ModelArguments.AtLeast(2, states, nameof(states)), states]))
    {
        _states = states;
        Values(0).Fill(1.0 / states);
    }

    /// <summary>
    /// Estimates the transitions from a sequence by counting: <c>Pᵢⱼ = (nᵢⱼ + α) / (nᵢ + α · states)</c>, with the number nᵢⱼ of times that
    /// j follows i, and the smoothing α.
    /// </summary>
    /// <param name="sequence">The states that follow one another, from 0 to states − 1.</param>
    /// <param name="smoothing">α, at least 0; 1 is Laplace's rule. With 0, every state must be followed by a state somewhere.</param>
    /// <exception cref="ArgumentException">
    /// A value is no state, or a state is never followed by another although the smoothing is 0; nothing has changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public void Fit(ReadOnlySpan<int> sequence, double smoothing = 0)
    {
        double[] counts = NewCounts(smoothing);
        TransitionCounts.Add(sequence, counts, _states, nameof(sequence));
        Estimate(counts, nameof(sequence));
    }

    /// <summary>Estimates the transitions from several sequences, such as words or days; between two of them nothing is counted.</summary>
    /// <param name="sequences">The sequences of states.</param>
    /// <param name="smoothing">α, as for one sequence.</param>
    /// <inheritdoc cref="Fit(ReadOnlySpan{int}, double)"/>
    public void Fit(IEnumerable<int[]> sequences, double smoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        double[] counts = NewCounts(smoothing);
        foreach (int[]? sequence in sequences)
        {
            if (sequence is null)
            {
                throw new ArgumentException("A sequence is null.", nameof(sequences));
            }

            TransitionCounts.Add(sequence, counts, _states, nameof(sequences));
        }

        Estimate(counts, nameof(sequences));
    }

    /// <summary>Computes the distribution after one step: <c>pP</c>.</summary>
    /// <param name="p">A probability for each state.</param>
    /// <param name="next">Receives a probability for each state; other memory than <paramref name="p"/>.</param>
    /// <exception cref="ArgumentException">A length is not the number of states, or the spans overlap; nothing is written.</exception>
    public void Step(ReadOnlySpan<double> p, Span<double> next)
    {
        ModelArguments.Length(p.Length, _states, "state", nameof(p));
        ModelArguments.Length(next.Length, _states, "state", nameof(next));
        ModelArguments.Apart(p, next, nameof(next));
        ThrowIfMistaken();
        next.Clear();
        for (int i = 0; i < _states; i++)
        {
            TensorPrimitives.MultiplyAdd(Row(i), p[i], next, next);
        }
    }

    /// <summary>
    /// Computes the stationary distribution, the p with <c>p = pP</c>, without subtractions, so that each probability has a small relative
    /// error (Grassmann, Taksar, Heyman 1985). States that the chain leaves for ever have the probability 0.
    /// </summary>
    /// <param name="p">Receives a probability for each state.</param>
    /// <exception cref="ArgumentException">The length is not the number of states.</exception>
    /// <exception cref="InvalidOperationException">
    /// There is more than one stationary distribution, because the chain can stay for ever in either of two groups of states.
    /// </exception>
    public void Stationary(Span<double> p)
    {
        ModelArguments.Length(p.Length, _states, "state", nameof(p));
        ThrowIfMistaken();
        int[] group = CommunicatingStates.ClosedGroup(Values(0), _states);
        p.Clear();
        StateElimination.Stationary(Values(0), _states, group, p);
    }

    /// <summary>
    /// Computes the expected number of steps until the chain first reaches a state: 0 for the state itself, infinity for states from which
    /// the chain may never reach it.
    /// </summary>
    /// <param name="target">The state to reach.</param>
    /// <param name="steps">Receives a number of steps for each state where the chain may begin.</param>
    /// <exception cref="ArgumentException">The length is not the number of states.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="target"/> is no state.</exception>
    public void HittingTimes(int target, Span<double> steps)
    {
        CheckState(target, nameof(target));
        ModelArguments.Length(steps.Length, _states, "state", nameof(steps));
        ThrowIfMistaken();
        int[] certain = CommunicatingStates.Certain(Values(0), _states, target);
        steps.Fill(double.PositiveInfinity);
        steps[target] = 0;
        StateElimination.HittingTimes(Values(0), _states, certain, target, steps);
    }

    /// <summary>Draws a sequence of states.</summary>
    /// <param name="states">Receives the states; the first element is the state to begin in, and is kept.</param>
    /// <param name="random">Source of random numbers.</param>
    /// <exception cref="ArgumentException">There is no first element, or it is no state; nothing is written.</exception>
    public void Sample(Span<int> states, Xoshiro256StarStar random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (states.IsEmpty)
        {
            throw new ArgumentException("states needs a first element, the state to begin in.", nameof(states));
        }

        ThrowIfMistaken();
        TransitionCounts.Check(states[..1], _states, nameof(states));
        for (int i = 1; i < states.Length; i++)
        {
            states[i] = Draw(Row(states[i - 1]), random.NextDouble());
        }
    }

    /// <summary>Returns the logarithm of the probability of a sequence after its first state; −∞ for an impossible one.</summary>
    /// <param name="sequence">The states that follow one another.</param>
    /// <exception cref="ArgumentException">A value is no state.</exception>
    public double LogLikelihood(ReadOnlySpan<int> sequence)
    {
        ThrowIfMistaken();
        TransitionCounts.Check(sequence, _states, nameof(sequence));
        double sum = 0;
        for (int i = 1; i < sequence.Length; i++)
        {
            sum += Math.Log(Row(sequence[i - 1])[sequence[i]]);
        }

        return sum;
    }

    private protected override string? Mistake(ReadOnlySpan<double> block)
    {
        for (int i = 0; i < _states; i++)
        {
            ReadOnlySpan<double> row = block.Slice(i * _states, _states);
            double sum = 0;
            for (int j = 0; j < _states; j++)
            {
                if (row[j] < 0)
                {
                    return FormattableString.Invariant($"transitions must be probabilities, but transitions[{i}, {j}] is {row[j]}.");
                }

                sum += row[j];
            }

            // A row that somebody computed in single precision is close enough: its probabilities are rounded to 6e-8 of themselves.
            if (Math.Abs(sum - 1) > 1e-6)
            {
                return FormattableString.Invariant($"The rows of transitions must have the sum 1, but row {i} has {sum}.");
            }
        }

        return null;
    }

    private static int Draw(ReadOnlySpan<double> probabilities, double uniform)
    {
        // Rounding may leave a rest beyond the last sum: it belongs to the last state that is possible.
        int last = 0;
        for (int j = 0; j < probabilities.Length; j++)
        {
            if (probabilities[j] > 0)
            {
                last = j;
                uniform -= probabilities[j];
                if (uniform < 0)
                {
                    break;
                }
            }
        }

        return last;
    }

    private ReadOnlySpan<double> Row(int state) => Values(0).Slice(state * _states, _states);

    private double[] NewCounts(double smoothing)
    {
        Hyperparameter.ThrowUnless(smoothing is >= 0 and < double.PositiveInfinity, smoothing, "at least 0 and finite", nameof(smoothing));
        Parameters.ThrowUnlessWritable();
        double[] counts = new double[_states * _states];
        counts.AsSpan().Fill(smoothing);
        return counts;
    }

    private void Estimate(double[] counts, string name)
    {
        for (int i = 0; i < _states; i++)
        {
            Span<double> row = counts.AsSpan(i * _states, _states);
            double sum = TensorPrimitives.Sum<double>(row);
            if (sum == 0)
            {
                throw new ArgumentException(
                    $"No state ever follows state {i}, so that its transitions are unknown: give smoothing > 0, or other sequences.",
                    name
                );
            }

            if (!double.IsFinite(sum))
            {
                throw new ArgumentException($"The counts of state {i} with the smoothing are beyond the largest number.", "smoothing");
            }

            TensorPrimitives.Divide(row, sum, row);
        }

        counts.CopyTo(Values(0));
    }

    private void CheckState(int state, string name)
    {
        if ((uint)state >= (uint)_states)
        {
            string found = state.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(name, state, $"The states are 0 to {_states - 1}, but {name} says {found}.");
        }
    }
}
