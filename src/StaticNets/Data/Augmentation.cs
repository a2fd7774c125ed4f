using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNets;

/// <summary>
/// Varies pictures before training, so that a network learns from more of them. A picture is height × width × channels, channels running
/// fastest. Every operation takes any number of pictures and may write where it reads.
/// </summary>
public sealed class Augmentation
{
    private readonly Picture _picture;
    private readonly int _length;

    /// <summary>Augmentation of pictures of one size.</summary>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="channels">Values of a pixel, at least 1.</param>
    /// <exception cref="ArgumentException">A number is below 1, or a picture fits no array.</exception>
    public Augmentation(int height, int width, int channels = 1)
    {
        Hyperparameter.ThrowUnless(height >= 1, height, "at least 1", nameof(height));
        Hyperparameter.ThrowUnless(width >= 1, width, "at least 1", nameof(width));
        Hyperparameter.ThrowUnless(channels >= 1, channels, "at least 1", nameof(channels));
        if ((Int128)height * width * channels > Array.MaxLength)
        {
            throw new ArgumentException($"A picture of {height}×{width}×{channels} values is more than an array holds.", nameof(height));
        }

        _picture = new Picture(height, width, channels);
        _length = height * width * channels;
    }

    /// <summary>Moves pictures in single precision by whole pixels.</summary>
    /// <param name="x">Pictures × height × width × channels.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <param name="dx">Pixels to the right, negative to the left; less than the width.</param>
    /// <param name="dy">Pixels down, negative up; less than the height.</param>
    /// <param name="fill">What stands where pixels have moved away, finite.</param>
    /// <exception cref="ArgumentException">The pictures do not fit, or a shift leaves nothing of them; nothing is written.</exception>
    public void Shift(ReadOnlySpan<float> x, Span<float> y, int dx, int dy, float fill = 0) => ShiftAll(x, y, dx, dy, fill);

    /// <summary>Moves pictures in double precision by whole pixels.</summary>
    /// <param name="x">Pictures × height × width × channels.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <param name="dx">Pixels to the right, negative to the left; less than the width.</param>
    /// <param name="dy">Pixels down, negative up; less than the height.</param>
    /// <param name="fill">What stands where pixels have moved away, finite.</param>
    /// <exception cref="ArgumentException">The pictures do not fit, or a shift leaves nothing of them; nothing is written.</exception>
    public void Shift(ReadOnlySpan<double> x, Span<double> y, int dx, int dy, double fill = 0) => ShiftAll(x, y, dx, dy, fill);

    /// <summary>Mirrors pictures in single precision left to right.</summary>
    /// <param name="x">Pictures × height × width × channels.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <exception cref="ArgumentException">The pictures do not fit; nothing is written.</exception>
    public void FlipHorizontal(ReadOnlySpan<float> x, Span<float> y)
    {
        Copy(x, y);
        _picture.FlipHorizontal(y);
    }

    /// <summary>Mirrors pictures in double precision left to right.</summary>
    /// <param name="x">Pictures × height × width × channels.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <exception cref="ArgumentException">The pictures do not fit; nothing is written.</exception>
    public void FlipHorizontal(ReadOnlySpan<double> x, Span<double> y)
    {
        Copy(x, y);
        _picture.FlipHorizontal(y);
    }

    /// <summary>Mirrors pictures in single precision top to bottom.</summary>
    /// <param name="x">Pictures × height × width × channels.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <exception cref="ArgumentException">The pictures do not fit; nothing is written.</exception>
    public void FlipVertical(ReadOnlySpan<float> x, Span<float> y) => FlipAllVertical(x, y);

    /// <summary>Mirrors pictures in double precision top to bottom.</summary>
    /// <param name="x">Pictures × height × width × channels.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <exception cref="ArgumentException">The pictures do not fit; nothing is written.</exception>
    public void FlipVertical(ReadOnlySpan<double> x, Span<double> y) => FlipAllVertical(x, y);

    /// <summary>Adds noise of the normal distribution N(0, σ²) to each value of pictures in single precision; nothing is cut off.</summary>
    /// <param name="x">Pictures × height × width × channels.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <param name="deviation">σ, at least 0.</param>
    /// <param name="seed">Seed of the noise.</param>
    /// <exception cref="ArgumentException">The pictures or σ do not fit; nothing is written.</exception>
    public void AddNoise(ReadOnlySpan<float> x, Span<float> y, double deviation, int seed = 0) => AddNoiseToAll(x, y, deviation, seed);

    /// <summary>Adds noise of the normal distribution N(0, σ²) to each value of pictures in double precision; nothing is cut off.</summary>
    /// <param name="x">Pictures × height × width × channels.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <param name="deviation">σ, at least 0.</param>
    /// <param name="seed">Seed of the noise.</param>
    /// <exception cref="ArgumentException">The pictures or σ do not fit; nothing is written.</exception>
    public void AddNoise(ReadOnlySpan<double> x, Span<double> y, double deviation, int seed = 0) => AddNoiseToAll(x, y, deviation, seed);

    /// <summary>
    /// A larger training set: all pictures as they are, then varied copies of all of them, with the targets of their originals. A copy is
    /// shifted, then mirrored, then made noisy.
    /// </summary>
    /// <param name="data">Rows whose inputs are pictures; it stays as it is.</param>
    /// <param name="options">What is varied, and how many copies there are.</param>
    /// <exception cref="ArgumentException">
    /// The dataset holds no whole pictures, a shift would leave nothing of them, or the larger set fits no array.
    /// </exception>
    public Dataset Enlarge(Dataset data, AugmentationOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        CheckShift(options.MaximumShift, options.MaximumShift);
        return data.Holds<float>() ? Enlarge<float>(data, options) : Enlarge<double>(data, options);
    }

    private Dataset Enlarge<T>(Dataset data, AugmentationOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Count(data.X<T>().Length);
        if (count == 0 || (long)count * (options.Copies + 1L) * _length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{count} pictures and {options.Copies} copies of each must be at least one and fit an array.",
                nameof(data)
            );
        }

        int[] rows = new int[count * (options.Copies + 1)];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = row % count;
        }

        Dataset larger = data.Pick(rows, count);
        Span<T> copies = MemoryMarshal.AsMemory(larger.X<T>()).Span[(count * _length)..];
        Vary(copies, options);
        return larger;
    }

    private void Vary<T>(Span<T> copies, AugmentationOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Xoshiro256StarStar random = new(options.Seed);
        NormalSampler normal = new(random);
        int shift = options.MaximumShift;
        for (int start = 0; start < copies.Length; start += _length)
        {
            Span<T> copy = copies.Slice(start, _length);
            if (shift > 0)
            {
                int dx = random.NextInt32((2 * shift) + 1) - shift;
                int dy = random.NextInt32((2 * shift) + 1) - shift;
                _picture.Shift(copy, dx, dy, T.CreateTruncating(options.Fill));
            }

            if (options.FlipHorizontal && random.NextInt32(2) == 1)
            {
                _picture.FlipHorizontal(copy);
            }

            if (options.FlipVertical && random.NextInt32(2) == 1)
            {
                _picture.FlipVertical(copy);
            }

            if (options.Noise > 0)
            {
                Picture.AddNoise(copy, normal, options.Noise);
            }
        }
    }

    private void ShiftAll<T>(ReadOnlySpan<T> x, Span<T> y, int dx, int dy, T fill)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckShift(dx, dy);
        Hyperparameter.ThrowUnless(T.IsFinite(fill), double.CreateTruncating(fill), "finite", nameof(fill));
        Copy(x, y);
        for (int start = 0; start < y.Length; start += _length)
        {
            _picture.Shift(y.Slice(start, _length), dx, dy, fill);
        }
    }

    private void FlipAllVertical<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        Copy(x, y);
        for (int start = 0; start < y.Length; start += _length)
        {
            _picture.FlipVertical(y.Slice(start, _length));
        }
    }

    private void AddNoiseToAll<T>(ReadOnlySpan<T> x, Span<T> y, double deviation, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Hyperparameter.ThrowUnless(deviation >= 0 && double.IsFinite(deviation), deviation, "at least 0 and finite", nameof(deviation));
        Copy(x, y);
        Picture.AddNoise(y, new NormalSampler(new Xoshiro256StarStar(seed)), deviation);
    }

    private void CheckShift(int dx, int dy)
    {
        Hyperparameter.ThrowUnless(Math.Abs((long)dx) < _picture.Width, dx, $"less than the width {_picture.Width}", nameof(dx));
        Hyperparameter.ThrowUnless(Math.Abs((long)dy) < _picture.Height, dy, $"less than the height {_picture.Height}", nameof(dy));
    }

    private void Copy<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        Count(x.Length);
        if (y.Length != x.Length)
        {
            throw new ArgumentException($"The output must hold as many values as the input, {x.Length}, but holds {y.Length}.", nameof(y));
        }

        x.CopyTo(y);
    }

    private int Count(int values)
    {
        return values % _length == 0
            ? values / _length
            : throw new ArgumentException(
                $"The input holds {values} values, which is no whole number of pictures of {_picture.Height}×{_picture.Width}×{_picture.Channels}.",
                "x"
            );
    }
}
