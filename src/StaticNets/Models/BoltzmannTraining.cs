using System.Numerics.Tensors;

namespace StaticNets.Models;

/// <summary>Trains a Boltzmann machine: correlations with the visible units held at the data, minus those of free samples.</summary>
internal sealed class BoltzmannTraining
{
    private readonly BoltzmannUnits _units;
    private readonly int _visible;
    private readonly ContrastiveDivergence _options;
    private readonly Xoshiro256StarStar _random;
    private readonly ModelUpdate _weights;
    private readonly ModelUpdate _biases;
    private readonly float[] _state;
    private readonly float[] _chains;

    public BoltzmannTraining(BoltzmannUnits units, int visible, ContrastiveDivergence options, int rows)
    {
        _units = units;
        _visible = visible;
        _options = options;
        _random = new Xoshiro256StarStar(options.Seed);
        _weights = new ModelUpdate(units.Weights.Length);
        _biases = new ModelUpdate(units.Count);
        _state = new float[units.Count];
        _chains = ModelEpochs.NewChains(options, rows, units.Count);
        ModelEpochs.DrawEvenly(_chains, _random);
    }

    /// <summary>Trains on rows of visible values.</summary>
    /// <returns>The mean squared distance of a row from the probabilities of its units, after each epoch.</returns>
    public double[] Run(float[] x) =>
        ModelEpochs.Run(x.Length / _visible, _options, _random, batch => TrainStep(x, batch), () => Error(x), _units.NotFinite);

    private void TrainStep(float[] x, ReadOnlySpan<int> batch)
    {
        float share = 1f / batch.Length;
        for (int i = 0; i < batch.Length; i++)
        {
            Hold(x, batch[i]);
            AddProducts(_state, share);
            Span<float> sample = _options.Persistent ? _chains.AsSpan(i * _units.Count, _units.Count) : _state;
            for (int step = 0; step < _options.Steps; step++)
            {
                _units.Sweep(sample, first: 0, _random);
            }

            AddProducts(sample, -share);
        }

        SymmetricMatrix.Mirror(_weights.Gradient, _units.Count);
        _weights.Apply(_units.Weights, _options, _options.L2);
        _biases.Apply(_units.Biases, _options, l2: 0);
    }

    /// <summary>Sets the visible units to a row, and draws the hidden ones.</summary>
    private void Hold(float[] x, int row)
    {
        x.AsSpan(row * _visible, _visible).CopyTo(_state);
        ModelEpochs.DrawEvenly(_state.AsSpan(_visible), _random);
        for (int step = 0; step < _options.Steps; step++)
        {
            _units.Sweep(_state, _visible, _random);
        }
    }

    /// <summary>Adds <c>scale · s sᵀ</c> below the diagonal, and <c>scale · s</c>.</summary>
    private void AddProducts(ReadOnlySpan<float> state, float scale)
    {
        for (int i = 1; i < state.Length; i++)
        {
            Span<float> row = _weights.Gradient.Slice(i * state.Length, i);
            TensorPrimitives.MultiplyAdd(state[..i], scale * state[i], row, row);
        }

        TensorPrimitives.MultiplyAdd(state, scale, _biases.Gradient, _biases.Gradient);
    }

    private double Error(float[] x)
    {
        double sum = 0;
        for (int row = 0; row < x.Length / _visible; row++)
        {
            Hold(x, row);
            for (int i = 0; i < _visible; i++)
            {
                double difference = _state[i] - _units.Probability(i, _state);
                sum += difference * difference;
            }
        }

        return sum / (x.Length / _visible);
    }
}
