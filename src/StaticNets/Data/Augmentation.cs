using System.Numerics;
using System.Runtime.InteropServices;
using StaticNets.Data;
using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Creates shifted, mirrored and noisy copies of images before training, so that a network can learn from more images. An image is height ×
/// width × channels, the channel index varying fastest. Every operation takes any number of images and can work in place.
/// </summary>
public sealed class Augmentation
{
    private readonly Picture _picture;
    private readonly int _length;

    /// <summary>Creates an augmentation for images of one size.</summary>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="channels">Values of a pixel, at least 1.</param>
    /// <exception cref="ArgumentException">An argument is below 1, or an image has more elements than an array can hold.</exception>
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

    /// <summary>Shifts images in single precision by whole pixels.</summary>
    /// <param name="x">Images × height × width × channels.</param>
    /// <param name="y">Receives the changed images; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <param name="dx">Shift to the right in pixels, negative for the left; its magnitude is less than the width.</param>
    /// <param name="dy">Shift downward in pixels, negative for upward; its magnitude is less than the height.</param>
    /// <param name="fill">Finite value for the pixels that the shift leaves empty.</param>
    /// <exception cref="ArgumentException">
    /// The lengths are wrong, a shift is not less than the width or height, or <paramref name="fill"/> is not finite; nothing is written.
    /// </exception>
    public void Shift(ReadOnlySpan<float> x, Span<float> y, int dx, int dy, float fill = 0) => ShiftAll(x, y, dx, dy, fill);

    /// <summary>Shifts images in double precision by whole pixels.</summary>
    /// <param name="x">Images × height × width × channels.</param>
    /// <param name="y">Receives the changed images; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <param name="dx">Shift to the right in pixels, negative for the left; its magnitude is less than the width.</param>
    /// <param name="dy">Shift downward in pixels, negative for upward; its magnitude is less than the height.</param>
    /// <param name="fill">Finite value for the pixels that the shift leaves empty.</param>
    /// <exception cref="ArgumentException">
    /// The lengths are wrong, a shift is not less than the width or height, or <paramref name="fill"/> is not finite; nothing is written.
    /// </exception>
    public void Shift(ReadOnlySpan<double> x, Span<double> y, int dx, int dy, double fill = 0) => ShiftAll(x, y, dx, dy, fill);

    /// <summary>Mirrors images in single precision left to right.</summary>
    /// <param name="x">Images × height × width × channels.</param>
    /// <param name="y">Receives the changed images; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong; nothing is written.</exception>
    public void FlipHorizontal(ReadOnlySpan<float> x, Span<float> y)
    {
        Copy(x, y);
        _picture.FlipHorizontal(y);
    }

    /// <summary>Mirrors images in double precision left to right.</summary>
    /// <param name="x">Images × height × width × channels.</param>
    /// <param name="y">Receives the changed images; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong; nothing is written.</exception>
    public void FlipHorizontal(ReadOnlySpan<double> x, Span<double> y)
    {
        Copy(x, y);
        _picture.FlipHorizontal(y);
    }

    /// <summary>Mirrors images in single precision top to bottom.</summary>
    /// <param name="x">Images × height × width × channels.</param>
    /// <param name="y">Receives the changed images; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong; nothing is written.</exception>
    public void FlipVertical(ReadOnlySpan<float> x, Span<float> y) => FlipAllVertical(x, y);

    /// <summary>Mirrors images in double precision top to bottom.</summary>
    /// <param name="x">Images × height × width × channels.</param>
    /// <param name="y">Receives the changed images; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong; nothing is written.</exception>
    public void FlipVertical(ReadOnlySpan<double> x, Span<double> y) => FlipAllVertical(x, y);

    /// <summary>
    /// Adds noise of the normal distribution N(0, σ²) to each value of images in single precision; values are not clipped.
    /// </summary>
    /// <param name="x">Images × height × width × channels.</param>
    /// <param name="y">Receives the changed images; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <param name="deviation">σ, at least 0.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <exception cref="ArgumentException">The lengths are wrong, or σ is negative or not finite; nothing is written.</exception>
    public void AddNoise(ReadOnlySpan<float> x, Span<float> y, double deviation, int seed = 0) => AddNoiseToAll(x, y, deviation, seed);

    /// <summary>
    /// Adds noise of the normal distribution N(0, σ²) to each value of images in double precision; values are not clipped.
    /// </summary>
    /// <param name="x">Images × height × width × channels.</param>
    /// <param name="y">Receives the changed images; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <param name="deviation">σ, at least 0.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <exception cref="ArgumentException">The lengths are wrong, or σ is negative or not finite; nothing is written.</exception>
    public void AddNoise(ReadOnlySpan<double> x, Span<double> y, double deviation, int seed = 0) => AddNoiseToAll(x, y, deviation, seed);

    /// <summary>
    /// Returns a larger training set: all original images, followed by varied copies of all of them with the same targets. Each copy is
    /// shifted first, then mirrored, then noise is added.
    /// </summary>
    /// <param name="data">Rows whose inputs are images; it is not changed.</param>
    /// <param name="options">The kinds of changes, and the number of copies.</param>
    /// <exception cref="ArgumentException">
    /// The dataset is empty, its rows are not whole images, the largest shift reaches the width or the height of an image, or the result
    /// has more elements than an array can hold.
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
