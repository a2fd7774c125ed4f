using System.Buffers;
using System.ComponentModel;
using StaticNets.Models;

namespace StaticNets;

/// <summary>
/// A restricted Boltzmann machine: visible and hidden units, connected by weights between the two groups only. It learns the distribution of
/// its data. A class with <c>[RestrictedBoltzmann(visible, hidden)]</c> derives from this one. Methods that only read can run on
/// several threads, but not beside methods that write.
/// </summary>
/// <remarks>
/// The energy is <c>E(v, h) = −b·v − c·h − vWh</c> and the probability <c>p(v, h) ∝ exp(−E)</c>, with the tensors <c>kernel</c> W [visible,
/// hidden], <c>visible_bias</c> b and <c>hidden_bias</c> c (P. Smolensky 1986; G. Hinton 2002). For Gaussian visible units, <c>½‖v − b‖²</c>
/// stands in place of <c>−b·v</c>.
/// </remarks>
public abstract class RestrictedBoltzmannMachine : Model<float>
{
    private readonly RestrictedBoltzmannLayer _layer;

    /// <summary>Creates a machine whose kernel is drawn from N(0, 0.01²), with biases of 0.</summary>
    /// <param name="visible">Number of visible units, at least 1.</param>
    /// <param name="hidden">Number of hidden units, at least 1.</param>
    /// <param name="units">Values of the visible units.</param>
    /// <param name="seed">Seed of the kernel.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RestrictedBoltzmannMachine(int visible, int hidden, VisibleUnits units, int seed)
        : base(
            ("kernel", [ModelArguments.AtLeast(1, visible, nameof(visible)), ModelArguments.AtLeast(1, hidden, nameof(hidden))]),
            ("visible_bias", [visible]),
            ("hidden_bias", [hidden])
        )
    {
        _layer = new RestrictedBoltzmannLayer(Block, RangeOf(0), RangeOf(1), RangeOf(2), units);
        _layer.Initialize(new Xoshiro256StarStar(seed));
    }

    /// <summary>Trains the machine by contrastive divergence.</summary>
    /// <param name="x">Rows of visible values; for Bernoulli units from 0 to 1.</param>
    /// <param name="options">Epochs, rate and sampling; <see langword="null"/> for the defaults.</param>
    /// <returns>The mean squared reconstruction error of a row, after each epoch.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, the last one is not complete, or a value is not finite or out of range; nothing has changed.
    /// </exception>
    /// <exception cref="TrainingDivergedException">A parameter became infinite or NaN; the parameters are as they were before.</exception>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public double[] Fit(ReadOnlySpan<float> x, ContrastiveDivergence? options = null)
    {
        int rows = _layer.Checked(x);
        float[] values = x.ToArray();
        return Train(() => new ContrastiveDivergenceTraining(_layer, options ?? new ContrastiveDivergence(), rows).Run(values));
    }

    /// <summary>Computes the probabilities that hidden units are 1, <c>σ(c + vW)</c>: features of the rows.</summary>
    /// <param name="x">Rows of visible values.</param>
    /// <param name="hidden">Receives rows of a probability for each hidden unit.</param>
    /// <exception cref="ArgumentException">The rows are not complete or not finite, or the output has another length.</exception>
    public void Transform(ReadOnlySpan<float> x, Span<float> hidden)
    {
        int rows = _layer.Checked(x);
        ModelArguments.Length(hidden.Length, (long)rows * _layer.Hidden, "hidden unit of each row", nameof(hidden));
        ModelArguments.Apart(x, hidden, nameof(hidden));
        for (int row = 0; row < rows; row++)
        {
            _layer.HiddenProbabilities(VisibleRow(x, row), hidden.Slice(row * _layer.Hidden, _layer.Hidden));
        }
    }

    /// <summary>Computes the means of the visible units for given hidden values.</summary>
    /// <param name="hidden">Rows of values of the hidden units.</param>
    /// <param name="means">Receives rows of a mean for each visible unit.</param>
    /// <exception cref="ArgumentException">The rows are not complete or not finite, or the output has another length.</exception>
    public void VisibleMeans(ReadOnlySpan<float> hidden, Span<float> means)
    {
        int rows = ModelArguments.Rows(hidden, _layer.Hidden, nameof(hidden));
        ModelArguments.Length(means.Length, (long)rows * _layer.Visible, "visible unit of each row", nameof(means));
        ModelArguments.Apart(hidden, means, nameof(means));
        for (int row = 0; row < rows; row++)
        {
            _layer.VisibleMeans(hidden.Slice(row * _layer.Hidden, _layer.Hidden), means.Slice(row * _layer.Visible, _layer.Visible));
        }
    }

    /// <summary>Computes what the machine makes of rows: the visible means for the probabilities of the hidden units.</summary>
    /// <param name="x">Rows of visible values.</param>
    /// <param name="means">Receives as many values.</param>
    /// <exception cref="ArgumentException">The rows are not complete or not finite, or the output has another length.</exception>
    public void Reconstruct(ReadOnlySpan<float> x, Span<float> means)
    {
        int rows = _layer.Checked(x);
        ModelArguments.Length(means.Length, x.Length, "value of x", nameof(means));
        float[] rented = ArrayPool<float>.Shared.Rent(_layer.Hidden);
        Span<float> h = rented.AsSpan(0, _layer.Hidden);
        for (int row = 0; row < rows; row++)
        {
            _layer.HiddenProbabilities(VisibleRow(x, row), h);
            _layer.VisibleMeans(h, means.Slice(row * _layer.Visible, _layer.Visible));
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Returns the mean over rows of the squared distance between a row and its reconstruction.</summary>
    /// <param name="x">Rows of visible values.</param>
    /// <exception cref="ArgumentException">There are no rows, the last one is not complete, or a value is not finite or out of range.</exception>
    public double ReconstructionError(ReadOnlySpan<float> x)
    {
        _layer.Checked(x);
        return ContrastiveDivergenceTraining.ReconstructionError(_layer, x);
    }

    /// <summary>Returns the free energy of a row, <c>−log Σₕ exp(−E(v, h))</c>: the lower, the likelier the row.</summary>
    /// <param name="x">One row of visible values.</param>
    /// <exception cref="ArgumentException">The length is not the number of visible units, or a value is not finite or out of range.</exception>
    public double FreeEnergy(ReadOnlySpan<float> x)
    {
        ModelArguments.Length(x.Length, _layer.Visible, "visible unit", nameof(x));
        _layer.Checked(x);
        float[] rented = ArrayPool<float>.Shared.Rent(_layer.Hidden);
        double energy = _layer.FreeEnergy(x, rented.AsSpan(0, _layer.Hidden));
        ArrayPool<float>.Shared.Return(rented);
        return energy;
    }

    /// <summary>Draws a row from the machine by Gibbs sampling.</summary>
    /// <param name="x">The row to begin with; receives the drawn row.</param>
    /// <param name="steps">Number of steps, each of which draws hidden and then visible values; at least 1.</param>
    /// <param name="random">Source of random numbers.</param>
    /// <exception cref="ArgumentException">The length is not the number of visible units, or a value is not finite or out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    public void Sample(Span<float> x, int steps, Xoshiro256StarStar random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentNullException.ThrowIfNull(random);
        ModelArguments.Length(x.Length, _layer.Visible, "visible unit", nameof(x));
        _layer.Checked(x);
        _layer.Sample(x, steps, random);
    }

    private ReadOnlySpan<float> VisibleRow(ReadOnlySpan<float> x, int row) => x.Slice(row * _layer.Visible, _layer.Visible);
}
