namespace StaticNets.Models;

/// <summary>
/// Trains a restricted Boltzmann machine by contrastive divergence (G. Hinton, "Training products of experts by minimizing contrastive
/// divergence", 2002): <c>ΔW = α (⟨v hᵀ⟩ of the data − ⟨v hᵀ⟩ after k steps of Gibbs sampling)</c>, with probabilities for h.
/// </summary>
internal sealed class ContrastiveDivergenceTraining
{
    private readonly RestrictedBoltzmannLayer _layer;
    private readonly ContrastiveDivergence _options;
    private readonly Xoshiro256StarStar _random;
    private readonly NormalSampler? _normal;
    private readonly ModelUpdate _kernel;
    private readonly ModelUpdate _visibleBias;
    private readonly ModelUpdate _hiddenBias;
    private readonly float[] _data;
    private readonly float[] _chains;
    private readonly float[] _sample;
    private readonly float[] _h;

    public ContrastiveDivergenceTraining(RestrictedBoltzmannLayer layer, ContrastiveDivergence options, int rows)
    {
        _layer = layer;
        _options = options;
        _random = new Xoshiro256StarStar(options.Seed);
        _normal = layer.NewNormal(_random);
        _kernel = new ModelUpdate(layer.Kernel.Length);
        _visibleBias = new ModelUpdate(layer.Visible);
        _hiddenBias = new ModelUpdate(layer.Hidden);
        _data = new float[layer.Visible];
        _sample = new float[layer.Visible];
        _h = new float[layer.Hidden];
        _chains = ModelEpochs.NewChains(options, rows, layer.Visible);
        if (_normal is null)
        {
            ModelEpochs.DrawEvenly(_chains, _random);
        }
        else
        {
            foreach (ref float value in _chains.AsSpan())
            {
                value = (float)_normal.Next();
            }
        }
    }

    /// <summary>Trains on rows of visible values.</summary>
    /// <returns>The mean squared reconstruction error of a row, after each epoch.</returns>
    public double[] Run(float[] x) =>
        ModelEpochs.Run(
            x.Length / _layer.Visible,
            _options,
            _random,
            batch => TrainStep(x, batch),
            () => ReconstructionError(_layer, x),
            _layer.NotFinite
        );

    /// <summary>Returns the mean over rows of <c>‖v − means(probabilities(v))‖²</c>.</summary>
    public static double ReconstructionError(RestrictedBoltzmannLayer layer, ReadOnlySpan<float> x)
    {
        float[] h = new float[layer.Hidden];
        float[] means = new float[layer.Visible];
        double sum = 0;
        for (int first = 0; first < x.Length; first += layer.Visible)
        {
            ReadOnlySpan<float> row = x.Slice(first, layer.Visible);
            layer.HiddenProbabilities(row, h);
            layer.VisibleMeans(h, means);
            sum += SquaredDistance.Of(row, means);
        }

        return sum / (x.Length / layer.Visible);
    }

    private void TrainStep(float[] x, ReadOnlySpan<int> batch)
    {
        float share = 1f / batch.Length;

        for (int i = 0; i < batch.Length; i++)
        {
            x.AsSpan(batch[i] * _layer.Visible, _layer.Visible).CopyTo(_data);
            _layer.HiddenProbabilities(_data, _h);
            Add(_data, share);
            Span<float> sample = _options.Persistent ? _chains.AsSpan(i * _layer.Visible, _layer.Visible) : _sample;
            if (_options.Persistent)
            {
                _layer.HiddenProbabilities(sample, _h);
            }

            for (int step = 0; step < _options.Steps; step++)
            {
                _layer.SampleVisible(_h, sample, _random, _normal);
                _layer.HiddenProbabilities(sample, _h);
            }

            Add(sample, -share);
        }

        _kernel.Apply(_layer.Kernel, _options, _options.L2);
        _visibleBias.Apply(_layer.VisibleBias, _options, l2: 0);
        _hiddenBias.Apply(_layer.HiddenBias, _options, l2: 0);
    }

    private void Add(ReadOnlySpan<float> v, float scale) =>
        RestrictedBoltzmannLayer.AddProducts(v, _h, scale, _kernel.Gradient, _visibleBias.Gradient, _hiddenBias.Gradient);
}
