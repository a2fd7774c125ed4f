using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;
using StaticNets.Models;

namespace StaticNets;

/// <summary>
/// A Hopfield network: units of the values −1 and 1 that remember patterns. From a damaged pattern it falls to a minimum of its energy, usually
/// the remembered pattern. A class with <c>[Hopfield(units)]</c> derives from this one. Methods that only read can run on several threads, but
/// not beside methods that write.
/// </summary>
/// <remarks>
/// With the weights <c>W</c> (symmetric, zero diagonal) and the states <c>s</c>, a unit takes the sign of its field
/// <c>hᵢ = Σⱼ Wᵢⱼ sⱼ</c>, and keeps its state at <c>hᵢ = 0</c>. The energy <c>E = −½ sᵀWs</c> falls with each such step (J. J. Hopfield,
/// "Neural networks and physical systems with emergent collective computational abilities", PNAS 79, 1982).
/// </remarks>
public abstract class HopfieldNetwork : Model<float>
{
    /// <summary>
    /// Share of patterns to units up to which random patterns that are stored by Hebb's rule can be recalled with few errors (Amit,
    /// Gutfreund, Sompolinsky 1985).
    /// </summary>
    public const double PatternsPerUnit = 0.138;

    private const double SingleRoundoff = 1.0 / (1 << 24);
    private const int MostPatterns = 1 << 24;
    private const int Weights = 0;
    private const int Stored = 1;
    private const int ByHebb = 0;
    private const int ByPseudoInverse = 1;

    private readonly int _units;

    /// <summary>Creates a network that remembers nothing.</summary>
    /// <param name="units">Number of units, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer units.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected HopfieldNetwork(int units)
        : base(("weights", [ModelArguments.AtLeast(2, units, nameof(units)), units]), ("stored", [2])) => _units = units;

    /// <summary>Number of patterns that were stored.</summary>
    public int PatternCount => (int)(Values(Stored)[ByHebb] + Values(Stored)[ByPseudoInverse]);

    /// <summary>
    /// Number of random patterns that can be recalled: 0.138 for each unit by Hebb's rule, below one for each unit by the pseudo-inverse rule.
    /// </summary>
    public double Capacity => Values(Stored)[ByPseudoInverse] > 0 ? _units : PatternsPerUnit * _units;

    /// <summary>
    /// Stores patterns beside those that are stored already, by Hebb's rule: <c>W ← W + Σ p pᵀ / units</c>, with a zero diagonal.
    /// </summary>
    /// <param name="patterns">Patterns of units values, each −1 or 1, one after another.</param>
    /// <returns>
    /// How full the memory is. If it is too full, its text is a warning, which also goes to the listeners of <see cref="Trace"/>: a debugger
    /// shows it.
    /// </returns>
    /// <exception cref="ArgumentException">The last pattern is not complete, or a value is neither −1 nor 1; nothing is stored.</exception>
    /// <exception cref="InvalidOperationException">
    /// Patterns are stored by the pseudo-inverse rule, there are more than 16 777 216 patterns, or the parameters are being edited.
    /// </exception>
    public HopfieldStorage Store(ReadOnlySpan<float> patterns)
    {
        int count = CheckedPatterns(patterns);
        if (Values(Stored)[ByPseudoInverse] > 0)
        {
            throw new InvalidOperationException(
                $"{PatternCount} patterns are stored by the pseudo-inverse rule, to which Hebb's rule cannot add: call Forget() first."
            );
        }

        if (PatternCount + (long)count > MostPatterns)
        {
            throw new InvalidOperationException($"A Hopfield network counts up to {MostPatterns} patterns: call Forget() first.");
        }

        Span<float> weights = Values(Weights);
        for (int i = 0; i < _units; i++)
        {
            for (int j = 0; j < i; j++)
            {
                // A whole number, the sum of products over all patterns, so that each weight is rounded once, by the quotient.
                float sum = MathF.Round(weights[(i * _units) + j] * _units);
                for (int first = 0; first < patterns.Length; first += _units)
                {
                    sum += patterns[first + i] * patterns[first + j];
                }

                weights[(i * _units) + j] = sum / _units;
            }
        }

        SymmetricMatrix.Mirror(weights, _units);
        Values(Stored)[ByHebb] += count;
        HopfieldStorage storage = Storage;
        if (storage.IsOverloaded)
        {
            Trace.TraceWarning(storage.ToString());
        }

        return storage;
    }

    /// <summary>
    /// Stores patterns by the pseudo-inverse rule, which also holds patterns that resemble each other: <c>W = Σ p (C⁻¹)ₚᵣ rᵀ / units</c>
    /// over pairs of patterns p and r with their overlaps <c>Cₚᵣ = pᵀr / units</c>, with a zero diagonal (Personnaz, Guyon, Dreyfus 1985).
    /// Every stored pattern is at rest.
    /// </summary>
    /// <param name="patterns">All patterns, of units values each, −1 or 1; fewer than there are units.</param>
    /// <returns>How full the memory is.</returns>
    /// <exception cref="ArgumentException">
    /// The last pattern is not complete, a value is neither −1 nor 1, there are as many patterns as units, or a pattern is a combination of
    /// others, such as the same one again; nothing is stored.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Patterns are stored already: the rule needs all patterns in one call, after <see cref="Forget"/>. Or the parameters are being edited.
    /// </exception>
    public HopfieldStorage StoreByPseudoInverse(ReadOnlySpan<float> patterns)
    {
        int count = CheckedPatterns(patterns);
        if (PatternCount > 0)
        {
            throw new InvalidOperationException(
                $"The pseudo-inverse rule needs all patterns in one call, but {PatternCount} are stored already: call Forget() first."
            );
        }

        if (count >= _units)
        {
            throw new ArgumentException(
                $"The pseudo-inverse rule stores fewer patterns than there are units: at most {_units - 1}, but there are {count}.",
                nameof(patterns)
            );
        }

        PseudoInverse.Weights(patterns, count, _units).CopyTo(Values(Weights));
        Values(Stored)[ByPseudoInverse] = count;
        return Storage;
    }

    /// <summary>Forgets all patterns.</summary>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public void Forget()
    {
        Parameters.ThrowUnlessWritable();
        Block.Span.Clear();
    }

    /// <summary>Returns the energy of a state, <c>−½ sᵀWs</c>.</summary>
    /// <param name="state">One value for each unit, −1 or 1.</param>
    /// <exception cref="ArgumentException">The length is not the number of units, or a value is neither −1 nor 1.</exception>
    public double Energy(ReadOnlySpan<float> state)
    {
        CheckState(state);
        double sum = 0;
        for (int i = 0; i < _units; i++)
        {
            sum += state[i] * Field(i, state);
        }

        return -sum / 2;
    }

    /// <summary>
    /// Updates one unit after another, in the order of their indices, until no unit changes. The energy falls with each change, so that this
    /// always ends.
    /// </summary>
    /// <param name="state">One value for each unit, −1 or 1; receives the remembered pattern.</param>
    /// <returns>Number of sweeps over all units, the last of which changed nothing.</returns>
    /// <exception cref="ArgumentException">The length is not the number of units, or a value is neither −1 nor 1.</exception>
    /// <exception cref="InvalidOperationException">The weights were set to a matrix that is not symmetric with a zero diagonal.</exception>
    public int Recall(Span<float> state) => Sweep(state, random: null);

    /// <summary>Updates one unit after another, in a new random order in each sweep, until no unit changes.</summary>
    /// <param name="state">One value for each unit, −1 or 1; receives the remembered pattern.</param>
    /// <param name="random">Source of the orders; each thread needs its own.</param>
    /// <returns>Number of sweeps over all units, the last of which changed nothing.</returns>
    /// <exception cref="ArgumentException">The length is not the number of units, or a value is neither −1 nor 1.</exception>
    /// <exception cref="InvalidOperationException">The weights were set to a matrix that is not symmetric with a zero diagonal.</exception>
    public int Recall(Span<float> state, Xoshiro256StarStar random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Sweep(state, random);
    }

    /// <summary>
    /// Updates all units at once, until no unit changes. Such updates can alternate between two states for ever (Goles, Fogelman 1985), and
    /// then end after <paramref name="maxSweeps"/>.
    /// </summary>
    /// <param name="state">One value for each unit, −1 or 1; receives the last state.</param>
    /// <param name="maxSweeps">Largest number of sweeps, at least 1.</param>
    /// <returns>Whether the last sweep changed nothing.</returns>
    /// <exception cref="ArgumentException">The length is not the number of units, or a value is neither −1 nor 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSweeps"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">The weights were set to a matrix that is not symmetric with a zero diagonal.</exception>
    public bool RecallSynchronously(Span<float> state, int maxSweeps = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSweeps, 1);
        CheckState(state);
        float[] rented = ArrayPool<float>.Shared.Rent(_units);
        Span<float> next = rented.AsSpan(0, _units);
        bool changes = true;
        for (int sweep = 0; changes && sweep < maxSweeps; sweep++)
        {
            for (int i = 0; i < _units; i++)
            {
                next[i] = Sign(Field(i, state), state[i]);
            }

            changes = !next.SequenceEqual(state);
            next.CopyTo(state);
        }

        ArrayPool<float>.Shared.Return(rented);
        return !changes;
    }

    private protected override string? Mistake(ReadOnlySpan<float> block)
    {
        ReadOnlySpan<float> stored = block[RangeOf(Stored)];
        foreach (float count in stored)
        {
            if (count < 0 || count > MostPatterns || count != MathF.Floor(count))
            {
                return FormattableString.Invariant($"stored must hold numbers of patterns, but holds {count}.");
            }
        }

        return stored[ByHebb] > 0 && stored[ByPseudoInverse] > 0
            ? "stored must hold patterns of one rule, but holds patterns of both."
            : SymmetricMatrix.Mistake(block[RangeOf(Weights)], _units);
    }

    private static float Sign(double field, float state) =>
        field > 0 ? 1
        : field < 0 ? -1
        : state;

    private HopfieldStorage Storage => new(PatternCount, Capacity);

    private int Sweep(Span<float> state, Xoshiro256StarStar? random)
    {
        CheckState(state);
        int[] rented = ArrayPool<int>.Shared.Rent(_units);
        Span<int> order = rented.AsSpan(0, _units);
        for (int i = 0; i < _units; i++)
        {
            order[i] = i;
        }

        int sweeps = 0;
        bool changes = true;
        while (changes)
        {
            changes = false;
            random?.Shuffle(order);
            foreach (int i in order)
            {
                float old = state[i];
                state[i] = Sign(Field(i, state), old);
                changes |= state[i] != old;
            }

            sweeps++;
        }

        ArrayPool<int>.Shared.Return(rented);
        return sweeps;
    }

    /// <summary>
    /// Returns the field of a unit, or 0 if the field is not larger than the rounding errors of its weights. So each change of a unit lowers
    /// the energy, and a sequence of changes cannot return to a state.
    /// </summary>
    private double Field(int unit, ReadOnlySpan<float> state)
    {
        ReadOnlySpan<float> weights = Values(Weights).Slice(unit * _units, _units);
        Vector<double> sums = Vector<double>.Zero;
        Vector<double> sizes = Vector<double>.Zero;
        int i = 0;
        for (; i + Vector<float>.Count <= _units; i += Vector<float>.Count)
        {
            Vector<float> product = new Vector<float>(weights[i..]) * new Vector<float>(state[i..]);
            Vector.Widen(product, out Vector<double> low, out Vector<double> high);
            sums += low + high;
            sizes += Vector.Abs(low) + Vector.Abs(high);
        }

        double sum = Vector.Sum(sums);
        double size = Vector.Sum(sizes);
        for (; i < _units; i++)
        {
            double product = (double)weights[i] * state[i];
            sum += product;
            size += Math.Abs(product);
        }

        // By Hebb's rule, a weight has the error of one rounding. By the pseudo-inverse rule, a weight below one rounding of 1 became 0, too.
        double error = SingleRoundoff * (size + (Values(Stored)[ByPseudoInverse] > 0 ? _units : 0));
        return Math.Abs(sum) <= error ? 0 : sum;
    }

    private int CheckedPatterns(ReadOnlySpan<float> patterns)
    {
        Parameters.ThrowUnlessWritable();
        ThrowIfMistaken();
        int count = ModelArguments.Rows(patterns, _units, nameof(patterns));
        ModelArguments.Signs(patterns, _units, nameof(patterns));
        return count;
    }

    private void CheckState(ReadOnlySpan<float> state)
    {
        ThrowIfMistaken();
        ModelArguments.Length(state.Length, _units, "unit", nameof(state));
        ModelArguments.Signs(state, _units, nameof(state));
    }
}
