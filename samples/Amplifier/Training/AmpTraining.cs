using StaticNets;

namespace Amps.Training;

/// <summary>
/// Trains a network on a recording as Wright et al. (2019) do: on segments in random order, whose first samples only warm up the state,
/// because it is zero in front of them and the device's is not. The loss leaves out these samples: their targets are the network's own
/// outputs, so that their errors and gradients are zero.
/// </summary>
internal sealed class AmpTraining
{
    public const int Epochs = 12;
    private const int WarmUp = 256;
    private const int Learnt = 256;
    private const int Steps = WarmUp + Learnt;
    private const int BatchSize = 8;
    private const double FirstRate = 0.01;
    private const double MostNorm = 1;

    private readonly float[] _dry;
    private readonly float[] _wet;
    private readonly Xoshiro256StarStar _random;
    private readonly int[] _segments;
    private readonly float[] _x = new float[BatchSize * Steps];
    private readonly float[] _y = new float[BatchSize * Steps];
    private readonly float[] _warmUp = new float[BatchSize * WarmUp];
    private readonly float[] _outputs = new float[BatchSize * WarmUp];
    private int _epoch;

    /// <summary>Prepares the training of a network with random weights.</summary>
    /// <param name="dry">The sound at the input of the device.</param>
    /// <param name="wet">The sound at its output.</param>
    /// <param name="seed">Seed of the weights and of the order of the segments.</param>
    /// <exception cref="InvalidDataException">The sounds have fewer samples than a batch.</exception>
    public AmpTraining(float[] dry, float[] wet, int seed)
    {
        const int Fewest = WarmUp + (BatchSize + 1) * Learnt;
        if (dry.Length < Fewest)
        {
            throw new InvalidDataException($"The sound to learn from must have at least {Fewest} samples, but has {dry.Length}.");
        }

        (_dry, _wet) = (dry, wet);
        _random = new Xoshiro256StarStar(seed);
        _segments = [.. Enumerable.Range(0, ((dry.Length - WarmUp) / Learnt) - 1)];
        Network = new Amplifier(seed);
    }

    /// <summary>The network that learns.</summary>
    public Amplifier Network { get; }

    /// <summary>Trains on each segment once. The learning rate falls along half a cosine over all epochs.</summary>
    /// <returns>The mean squared error of the learnt samples.</returns>
    public double TrainEpoch()
    {
        _random.Shuffle<int>(_segments);
        // Segments begin elsewhere in each epoch.
        int offset = _random.NextInt32(Learnt);
        int batches = _segments.Length / BatchSize;
        double loss = 0;
        for (int batch = 0; batch < batches; batch++)
        {
            Fill(batch, offset);
            double progress = (_epoch + ((double)batch / batches)) / Epochs;
            Adam optimizer = new(FirstRate * (1 + Math.Cos(Math.PI * progress)) / 2) { ClipNorm = MostNorm };
            loss += Network.TrainStep(_x, _y, Steps, optimizer);
        }

        _epoch++;
        return loss / batches * Steps / Learnt;
    }

    private void Fill(int batch, int offset)
    {
        for (int row = 0; row < BatchSize; row++)
        {
            int start = (_segments[(batch * BatchSize) + row] * Learnt) + offset;
            _dry.AsSpan(start, Steps).CopyTo(_x.AsSpan(row * Steps));
            _dry.AsSpan(start, WarmUp).CopyTo(_warmUp.AsSpan(row * WarmUp));
            _wet.AsSpan(start, Steps).CopyTo(_y.AsSpan(row * Steps));
        }

        Network.Predict(_warmUp, _outputs, steps: WarmUp);
        for (int row = 0; row < BatchSize; row++)
        {
            _outputs.AsSpan(row * WarmUp, WarmUp).CopyTo(_y.AsSpan(row * Steps));
        }
    }
}
