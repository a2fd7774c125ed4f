using StaticNets;

namespace Courses.Gan;

/// <summary>Trains a generator against a discriminator; classes derived from this one have the networks and the real rows.</summary>
internal abstract class GanTraining
{
    private readonly int _length;
    private readonly float[] _noise;

    // Real rows, then made ones, with their targets for the discriminator: 0.9 for real, 0 for made. With 1 for real it becomes too sure
    // of itself, and modes are lost more often (one-sided label smoothing, Salimans et al. 2016).
    private readonly float[] _rows;
    private readonly float[] _isReal;
    private readonly float[] _ones;

    /// <param name="seed">Seed of real rows and noise.</param>
    /// <param name="rows">Number of real rows, and of made rows, in each step.</param>
    /// <param name="noiseLength">Length of a row of noise.</param>
    /// <param name="length">Length of a real row.</param>
    protected GanTraining(int seed, int rows, int noiseLength, int length)
    {
        Random = new Random(seed);
        _length = length;
        _noise = new float[rows * noiseLength];
        _rows = new float[2 * rows * length];
        _isReal = [.. Enumerable.Repeat(0.9f, rows), .. new float[rows]];
        _ones = [.. Enumerable.Repeat(1f, rows)];
    }

    protected Random Random { get; }

    protected Gradients<float> Gradients { get; } = new();

    /// <summary>
    /// A step of both networks. The discriminator learns to tell the rows apart. The gradient of its loss, had the made rows been real,
    /// flows through it into the generator, which learns to make rows that are taken for real ones.
    /// </summary>
    public void Step()
    {
        Span<float> made = _rows.AsSpan(_rows.Length / 2);
        for (int i = 0; i < _rows.Length / 2; i += _length)
        {
            DrawReal(_rows.AsSpan(i, _length));
        }

        FillNoise(_noise);
        Generate(_noise, made);
        LearnToTell(_rows, _isReal);

        FillNoise(_noise);
        LearnToDeceive(_noise, made, _ones);
    }

    /// <summary>Returns rows of the generator, one after the other.</summary>
    public float[] Make(int count)
    {
        float[] noise = new float[count * _noise.Length / _ones.Length];
        float[] made = new float[count * _length];
        FillNoise(noise);
        Generate(noise, made);
        return made;
    }

    /// <summary>Draws a real row.</summary>
    protected abstract void DrawReal(Span<float> row);

    /// <summary>Lets the generator make rows from noise.</summary>
    protected abstract void Generate(ReadOnlySpan<float> noise, Span<float> made);

    /// <summary>A step of the discriminator.</summary>
    protected abstract void LearnToTell(ReadOnlySpan<float> rows, ReadOnlySpan<float> isReal);

    /// <summary>A step of the generator.</summary>
    /// <param name="noise">Rows of noise.</param>
    /// <param name="made">Receives what the generator makes of them.</param>
    /// <param name="ones">The targets of the discriminator that the generator wishes for.</param>
    protected abstract void LearnToDeceive(ReadOnlySpan<float> noise, Span<float> made, ReadOnlySpan<float> ones);

    private void FillNoise(float[] noise)
    {
        for (int i = 0; i < noise.Length; i += 2)
        {
            (double first, double second) = Ring.Normal(Random);
            (noise[i], noise[i + 1]) = ((float)first, (float)second);
        }
    }
}
