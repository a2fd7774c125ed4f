using System.ComponentModel;
using StaticNets.Models;

namespace StaticNets;

/// <summary>
/// A Boltzmann machine: visible and hidden units of the values 0 and 1, each connected with each other one. It learns the distribution of
/// small data; for more units, take a restricted one. A class with <c>[Boltzmann(visible, hidden)]</c> derives from this one. Methods that
/// only read can run on several threads, but not beside methods that write.
/// </summary>
/// <remarks>
/// A state s holds the visible units, then the hidden ones. Its energy is <c>E(s) = −½ sᵀWs − b·s</c> and its probability
/// <c>p(s) ∝ exp(−E)</c>, with the tensors <c>weights</c> W (symmetric, zero diagonal) and <c>biases</c> b (D. Ackley, G. Hinton, T.
/// Sejnowski, "A learning algorithm for Boltzmann machines", Cognitive Science 9, 1985).
/// </remarks>
public abstract class BoltzmannMachine : Model<float>
{
    private readonly int _visible;
    private readonly BoltzmannUnits _units;

    /// <summary>Creates a machine whose weights are drawn from N(0, 0.01²), with biases of 0.</summary>
    /// <param name="visible">Number of visible units, at least 1.</param>
    /// <param name="hidden">Number of hidden units, at least 0.</param>
    /// <param name="seed">Seed of the weights.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected BoltzmannMachine(int visible, int hidden, int seed)
        : base(("weights", [Units(visible, hidden), visible + hidden]), ("biases", [visible + hidden]))
    {
        _visible = visible;
        _units = new BoltzmannUnits(Block, RangeOf(0), RangeOf(1));
        _units.Initialize(new Xoshiro256StarStar(seed));
    }

    /// <summary>
    /// Trains the machine: <c>ΔWᵢⱼ = α (⟨sᵢsⱼ⟩ with the visible units held at the data − ⟨sᵢsⱼ⟩ of free samples)</c>. The hidden units are
    /// drawn by <see cref="ContrastiveDivergence.Steps"/> sweeps over them, then as many sweeps over all units give the free samples.
    /// </summary>
    /// <param name="x">Rows of visible values from 0 to 1.</param>
    /// <param name="options">Epochs, rate and sampling; <see langword="null"/> for the defaults.</param>
    /// <returns>
    /// After each epoch, the mean over rows of the squared distance from the visible units to their probabilities, each given all others.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, the last one is not complete, or a value is not finite or out of range; nothing has changed.
    /// </exception>
    /// <exception cref="TrainingDivergedException">A parameter became infinite or NaN; the parameters are as they were before.</exception>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public double[] Fit(ReadOnlySpan<float> x, ContrastiveDivergence? options = null)
    {
        int rows = ModelArguments.Rows(x, _visible, nameof(x));
        ModelArguments.Probabilities(x, _visible, nameof(x));
        float[] values = x.ToArray();
        return Train(() => new BoltzmannTraining(_units, _visible, options ?? new ContrastiveDivergence(), rows).Run(values));
    }

    /// <summary>Returns the energy of a state, <c>−½ sᵀWs − b·s</c>.</summary>
    /// <param name="state">A value for each visible, then for each hidden unit.</param>
    /// <exception cref="ArgumentException">The length is not the number of units, or a value is not from 0 to 1.</exception>
    public double Energy(ReadOnlySpan<float> state)
    {
        ThrowIfMistaken();
        ModelArguments.Length(state.Length, _units.Count, "unit", nameof(state));
        ModelArguments.Probabilities(state, _units.Count, nameof(state));
        return _units.Energy(state);
    }

    /// <summary>Draws a state by Gibbs sampling: each sweep draws one unit after another, given all others.</summary>
    /// <param name="state">The state to begin with, a value for each visible, then for each hidden unit; receives the drawn state.</param>
    /// <param name="sweeps">Number of sweeps over all units, at least 1.</param>
    /// <param name="random">Source of random numbers.</param>
    /// <exception cref="ArgumentException">The length is not the number of units, or a value is not from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sweeps"/> is below 1.</exception>
    public void Sample(Span<float> state, int sweeps, Xoshiro256StarStar random) => Sample(state, sweeps, random, first: 0);

    /// <summary>Draws the hidden units by Gibbs sampling, given the visible ones, which stay as they are.</summary>
    /// <param name="state">A value for each visible unit, then a value for each hidden unit to begin with; receives the drawn values.</param>
    /// <param name="sweeps">Number of sweeps over the hidden units, at least 1.</param>
    /// <param name="random">Source of random numbers.</param>
    /// <inheritdoc cref="Sample(Span{float}, int, Xoshiro256StarStar)"/>
    public void SampleHidden(Span<float> state, int sweeps, Xoshiro256StarStar random) => Sample(state, sweeps, random, first: _visible);

    private protected override string? Mistake(ReadOnlySpan<float> block) => SymmetricMatrix.Mistake(block[RangeOf(0)], _units.Count);

    private static int Units(int visible, int hidden)
    {
        ModelArguments.AtLeast(1, visible, nameof(visible));
        ModelArguments.AtLeast(0, hidden, nameof(hidden));
        return ModelArguments.AtLeast(2, checked(visible + hidden), nameof(visible));
    }

    private void Sample(Span<float> state, int sweeps, Xoshiro256StarStar random, int first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sweeps, 1);
        ArgumentNullException.ThrowIfNull(random);
        ThrowIfMistaken();
        ModelArguments.Length(state.Length, _units.Count, "unit", nameof(state));
        ModelArguments.Probabilities(state, _units.Count, nameof(state));
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            _units.Sweep(state, first, random);
        }
    }
}
