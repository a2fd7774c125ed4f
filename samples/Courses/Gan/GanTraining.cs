using StaticNets;

namespace Courses.Gan;

/// <summary>Trains a generator against a discriminator.</summary>
internal sealed class GanTraining
{
    private const int Rows = 128;
    private const int Length = 2 * Rows;

    private readonly Random _random;
    private readonly Discriminator _discriminator;
    private readonly Adam _ofGenerator = new(1e-3) { Beta1 = 0.5 };
    private readonly Adam _ofDiscriminator = new(1e-3) { Beta1 = 0.5 };
    private readonly Gradients<float> _gradients = new();
    private readonly float[] _noise = new float[Length];

    // Real points, then made ones, with their targets for the discriminator: 0.9 for real, 0 for made. With 1 for real it becomes too sure
    // of itself, and modes are lost more often (one-sided label smoothing, Salimans et al. 2016).
    private readonly float[] _points = new float[2 * Length];
    private readonly float[] _isReal = [.. Enumerable.Repeat(0.9f, Rows), .. new float[Rows]];
    private readonly float[] _ones = [.. Enumerable.Repeat(1f, Rows)];

    public GanTraining(int seed)
    {
        _random = new Random(seed);
        Generator = new Generator(seed);
        _discriminator = new Discriminator(seed + 1);
    }

    public Generator Generator { get; }

    /// <summary>
    /// A step of both networks. The discriminator learns to tell the points apart. The gradient of its loss, had the made points been real,
    /// flows through it into the generator, which learns to make points that are taken for real ones.
    /// </summary>
    public void Step()
    {
        Span<float> made = _points.AsSpan(Length);
        for (int i = 0; i < Length; i += 2)
        {
            (_points[i], _points[i + 1]) = Ring.Next(_random);
        }

        FillNoise(_noise);
        Generator.Predict(_noise, made);
        _discriminator.TrainStep(_points, _isReal, _ofDiscriminator);

        FillNoise(_noise);
        Generator.Tape tape = Generator.Forward(_noise, made);
        _discriminator.Gradient(made, _ones, _gradients);
        Generator.Backward(tape, _gradients.Input);
        Generator.Apply(_ofGenerator);
    }

    /// <summary>Returns points of the generator, x and y in turn.</summary>
    public float[] Make(int count)
    {
        float[] noise = new float[2 * count];
        float[] points = new float[2 * count];
        FillNoise(noise);
        Generator.Predict(noise, points);
        return points;
    }

    private void FillNoise(float[] noise)
    {
        for (int i = 0; i < noise.Length; i += 2)
        {
            (double first, double second) = Ring.Normal(_random);
            (noise[i], noise[i + 1]) = ((float)first, (float)second);
        }
    }
}
