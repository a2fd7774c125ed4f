using System.Buffers;
using System.ComponentModel;
using StaticNets.Models;

namespace StaticNets;

/// <summary>
/// A deep belief network: a stack of restricted Boltzmann machines, each of which learns the hidden probabilities of the one below it. A class
/// with <c>[DeepBelief(784, 500, 250)]</c> derives from this one. Methods that only read can run on several threads,
/// but not beside methods that write.
/// </summary>
/// <remarks>
/// The machines are trained from the bottom up (G. Hinton, S. Osindero, Y. Teh, "A fast learning algorithm for deep belief nets", 2006).
/// <see cref="Unroll"/> copies them into the first dense layers of a <c>[Network]</c>, which is then trained with labels. The tensors are
/// <c>layer_1/kernel</c> [units below, units above], <c>layer_1/visible_bias</c> and <c>layer_1/hidden_bias</c>, and so on.
/// </remarks>
public abstract class DeepBeliefNetwork : Model<float>
{
    private readonly RestrictedBoltzmannLayer[] _layers;
    private readonly int _widest;

    /// <summary>Creates a network whose kernels are drawn from N(0, 0.01²), with biases of 0.</summary>
    /// <param name="visible">Values of the lowest units; all others are Bernoulli units.</param>
    /// <param name="seed">Seed of the kernels.</param>
    /// <param name="units">Number of units in each layer from the lowest up, at least two layers.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected DeepBeliefNetwork(VisibleUnits visible, int seed, params ReadOnlySpan<int> units)
        : base(TensorsOf(units))
    {
        Xoshiro256StarStar random = new(seed);
        _layers = new RestrictedBoltzmannLayer[units.Length - 1];
        for (int i = 0; i < _layers.Length; i++)
        {
            VisibleUnits below = i == 0 ? visible : VisibleUnits.Bernoulli;
            int tensor = 3 * i;
            _layers[i] = new RestrictedBoltzmannLayer(
                Block,
                RangeOf(tensor),
                RangeOf(tensor + 1),
                RangeOf(tensor + 2),
                below,
                $"layer_{i + 1}/"
            );
            _layers[i].Initialize(random);
        }

        foreach (int count in units)
        {
            _widest = Math.Max(_widest, count);
        }
    }

    /// <summary>Trains the machines one after another, from the lowest up.</summary>
    /// <param name="x">Rows of values of the lowest units; for Bernoulli units from 0 to 1.</param>
    /// <param name="options">Epochs, rate and sampling of each machine; <see langword="null"/> for the defaults.</param>
    /// <returns>For each machine the mean squared reconstruction error of a row after each epoch.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, the last one is not complete, or a value is not finite or out of range; nothing has changed.
    /// </exception>
    /// <exception cref="TrainingDivergedException">A parameter became infinite or NaN; the parameters are as they were before.</exception>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public double[][] Fit(ReadOnlySpan<float> x, ContrastiveDivergence? options = null)
    {
        int rows = _layers[0].Checked(x);
        if ((long)rows * _widest > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{rows} rows of {_widest} probabilities are more than an array holds: train on fewer rows.",
                nameof(x)
            );
        }

        float[] values = x.ToArray();
        return Train(() =>
        {
            double[][] errors = new double[_layers.Length][];
            for (int i = 0; i < errors.Length; i++)
            {
                errors[i] = new ContrastiveDivergenceTraining(_layers[i], options ?? new ContrastiveDivergence(), rows).Run(values);
                float[] above = new float[rows * _layers[i].Hidden];
                for (int row = 0; row < rows; row++)
                {
                    _layers[i]
                        .HiddenProbabilities(
                            values.AsSpan(row * _layers[i].Visible, _layers[i].Visible),
                            above.AsSpan(row * _layers[i].Hidden, _layers[i].Hidden)
                        );
                }

                values = above;
            }

            return errors;
        });
    }

    /// <summary>Computes the probabilities of the uppermost units: features of the rows.</summary>
    /// <param name="x">Rows of values of the lowest units.</param>
    /// <param name="features">Receives rows of a probability for each of the uppermost units.</param>
    /// <exception cref="ArgumentException">The rows are not complete or not finite, or the output has another length.</exception>
    public void Transform(ReadOnlySpan<float> x, Span<float> features)
    {
        int rows = _layers[0].Checked(x);
        int below = _layers[0].Visible;
        int top = _layers[^1].Hidden;
        ModelArguments.Apart(x, features, nameof(features));
        ModelArguments.Length(features.Length, (long)rows * top, "unit of the top layer of each row", nameof(features));
        float[] rented = ArrayPool<float>.Shared.Rent(2 * _widest);
        for (int row = 0; row < rows; row++)
        {
            Span<float> values = Up(x.Slice(row * below, below), _layers.Length, rented);
            values.CopyTo(features.Slice(row * top, top));
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>
    /// Draws a row from the network: Gibbs sampling in the uppermost machine, then the means of the layers below from top to bottom.
    /// </summary>
    /// <param name="x">The row to begin with; receives the drawn row.</param>
    /// <param name="steps">Number of steps of Gibbs sampling, at least 1.</param>
    /// <param name="random">Source of random numbers.</param>
    /// <exception cref="ArgumentException">The length is not the number of lowest units, or a value is not finite or out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    public void Sample(Span<float> x, int steps, Xoshiro256StarStar random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentNullException.ThrowIfNull(random);
        ModelArguments.Length(x.Length, _layers[0].Visible, "unit of the lowest layer", nameof(x));
        _layers[0].Checked(x);
        float[] rented = ArrayPool<float>.Shared.Rent(2 * _widest);
        Span<float> values = Up(x, _layers.Length - 1, rented);
        _layers[^1].Sample(values, steps, random);
        for (int i = _layers.Length - 2; i >= 0; i--)
        {
            Span<float> below = Other(rented, values).Slice(0, _layers[i].Visible);
            _layers[i].VisibleMeans(values, below);
            values = below;
        }

        values.CopyTo(x);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>
    /// Copies kernels and hidden biases into the first dense layers of a network, to train it further with labels. A dense layer with the
    /// activation sigmoid then computes the hidden probabilities of its machine. If this method throws, nothing has changed.
    /// </summary>
    /// <param name="parameters">The <c>Parameters</c> of a network.</param>
    /// <param name="layers">
    /// Names of its dense layers from the lowest up, as many as the stack has machines; by default <c>dense</c>,
    /// <c>dense_1</c>, <c>dense_2</c>, …
    /// </param>
    /// <exception cref="ArgumentException">
    /// The number of names is not the number of machines, or a kernel or bias has another shape than its machine.
    /// </exception>
    /// <exception cref="KeyNotFoundException">The network has no such layer; the message suggests the nearest name.</exception>
    /// <exception cref="InvalidOperationException">The network is shared and therefore read-only, or its parameters are being edited.</exception>
    public void Unroll(ParameterSet<float> parameters, params string[] layers)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(layers);
        string[] names = layers.Length > 0 ? layers : [.. Enumerable.Range(0, _layers.Length).Select(i => i == 0 ? "dense" : $"dense_{i}")];
        if (names.Length != _layers.Length)
        {
            throw new ArgumentException(
                $"The stack has {_layers.Length} machines, but {names.Length} layers are named: {string.Join(", ", names)}.",
                nameof(layers)
            );
        }

        parameters.Edit(editor =>
        {
            for (int i = 0; i < names.Length; i++)
            {
                DeepBeliefUnrolling.Copy(editor, $"{names[i]}/kernel", _layers[i].Kernel, _layers[i].Visible, _layers[i].Hidden);
                DeepBeliefUnrolling.Copy(editor, $"{names[i]}/bias", _layers[i].HiddenBias, _layers[i].Hidden);
            }
        });
    }

    private static ReadOnlySpan<(string, int[])> TensorsOf(ReadOnlySpan<int> units)
    {
        ModelArguments.AtLeast(2, units.Length, nameof(units));
        List<(string, int[])> tensors = [];
        foreach (int count in units)
        {
            ModelArguments.AtLeast(1, count, nameof(units));
        }

        for (int i = 1; i < units.Length; i++)
        {
            tensors.Add(($"layer_{i}/kernel", [units[i - 1], units[i]]));
            tensors.Add(($"layer_{i}/visible_bias", [units[i - 1]]));
            tensors.Add(($"layer_{i}/hidden_bias", [units[i]]));
        }

        return tensors.ToArray();
    }

    /// <summary>Computes the probabilities upwards through the first machines, in the two halves of a buffer by turns.</summary>
    private Span<float> Up(ReadOnlySpan<float> x, int machines, float[] buffer)
    {
        Span<float> values = buffer.AsSpan(0, x.Length);
        x.CopyTo(values);
        for (int i = 0; i < machines; i++)
        {
            Span<float> above = Other(buffer, values).Slice(0, _layers[i].Hidden);
            _layers[i].HiddenProbabilities(values, above);
            values = above;
        }

        return values;
    }

    private Span<float> Other(float[] buffer, Span<float> half) =>
        buffer.AsSpan(half.Overlaps(buffer.AsSpan(0, _widest)) ? _widest : 0, _widest);
}
