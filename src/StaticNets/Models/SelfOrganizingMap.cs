using System.ComponentModel;
using System.Numerics.Tensors;
using StaticNets.Models;
using StaticNets.Optimizers;
using static System.FormattableString;

namespace StaticNets;

/// <summary>
/// A self-organizing map (Kohonen map): units on a rectangle, each with a vector of features. Training moves the vectors so that they cover
/// the rows of the data, and so that neighbours on the map are similar. A class with <c>[SelfOrganizingMap(height, width, features)]</c>
/// derives from this one. Methods that only read can run on several threads, but not beside methods that write.
/// </summary>
/// <remarks>
/// For a row x, the best unit b is the one with the nearest vector. Every unit j moves by <c>wⱼ ← wⱼ + α h(j, b)(x − wⱼ)</c>, where h falls
/// with the distance from j to b on the map (T. Kohonen, "Self-organized formation of topologically correct feature maps", Biological
/// Cybernetics 43, 1982). The tensor <c>codebook</c> [height, width, features] holds the vectors.
/// </remarks>
public abstract class SelfOrganizingMap : Model<float>
{
    private readonly int _height;
    private readonly int _width;
    private readonly int _features;

    /// <summary>Creates a map whose vectors are drawn uniformly from [0, 1).</summary>
    /// <param name="height">Rows of units, at least 1.</param>
    /// <param name="width">Units in a row, at least 1.</param>
    /// <param name="features">Length of a vector, at least 1.</param>
    /// <param name="seed">Seed of the vectors.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SelfOrganizingMap(int height, int width, int features, int seed)
        : base(
            (
                "codebook",
                [
                    ModelArguments.AtLeast(1, height, nameof(height)),
                    ModelArguments.AtLeast(1, width, nameof(width)),
                    ModelArguments.AtLeast(1, features, nameof(features)),
                ]
            )
        )
    {
        (_height, _width, _features) = (height, width, features);
        Xoshiro256StarStar random = new(seed);
        foreach (ref float value in Values(0))
        {
            value = (float)random.NextDouble();
        }
    }

    /// <summary>Trains the map.</summary>
    /// <param name="x">Rows of features, one after another.</param>
    /// <param name="options">Epochs, rates and radii; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">There are no rows, the last one is not complete, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last rate or radius is above the first.</exception>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public void Fit(ReadOnlySpan<float> x, SelfOrganizingMapOptions? options = null)
    {
        options ??= new SelfOrganizingMapOptions();
        Parameters.ThrowUnlessWritable();
        int rows = ModelArguments.Rows(x, _features, nameof(x));
        int[] order = RowOrder.Of(rows, options.Seed, shuffle: false);
        Xoshiro256StarStar random = new(options.Seed);
        double radius = options.Radius ?? Math.Max(1, Math.Max(_height, _width) / 2.0);
        double finalRadius = options.FinalRadius ?? Math.Min(0.5, radius);
        double finalRate = options.FinalLearningRate ?? options.LearningRate / 50;
        Hyperparameter.ThrowUnless(finalRadius <= radius, finalRadius, Invariant($"at most Radius, {radius}"), "FinalRadius");
        Hyperparameter.ThrowUnless(
            finalRate <= options.LearningRate,
            finalRate,
            Invariant($"at most LearningRate, {options.LearningRate}"),
            "FinalLearningRate"
        );
        long steps = (long)options.Epochs * rows;
        long step = 0;
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle<int>(order);
            foreach (int row in order)
            {
                double progress = steps == 1 ? 0 : step / (double)(steps - 1);
                Learn(
                    x.Slice(row * _features, _features),
                    Between(options.LearningRate, finalRate, progress),
                    Between(radius, finalRadius, progress),
                    options.Neighborhood
                );
                step++;
            }
        }
    }

    /// <summary>Makes one training step: <c>wⱼ ← wⱼ + α h(j, b)(x − wⱼ)</c> for all units.</summary>
    /// <param name="x">One row of features.</param>
    /// <param name="learningRate">α, from 0 to 1.</param>
    /// <param name="radius">Radius of the neighbourhood in units, above 0.</param>
    /// <param name="neighborhood">Shape of the neighbourhood.</param>
    /// <returns>Index of the best unit before the step, row by row.</returns>
    /// <exception cref="ArgumentException">The length of the row is not the number of features, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate or the radius is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public int TrainStep(ReadOnlySpan<float> x, double learningRate, double radius, Neighborhood neighborhood = Neighborhood.Gaussian)
    {
        Hyperparameter.ThrowUnless(learningRate is >= 0 and <= 1, learningRate, "0 to 1", nameof(learningRate));
        Hyperparameter.ThrowUnless(radius is > 0 and < double.PositiveInfinity, radius, "above 0 and finite", nameof(radius));
        Parameters.ThrowUnlessWritable();
        CheckRow(x);
        return Learn(x, learningRate, radius, SelfOrganizingMapOptions.Known(neighborhood));
    }

    /// <summary>Returns the index of the unit whose vector is nearest to a row; unit (row, column) has the index row · width + column.</summary>
    /// <param name="x">One row of features.</param>
    /// <exception cref="ArgumentException">The length of the row is not the number of features, or a value is not finite.</exception>
    public int BestUnit(ReadOnlySpan<float> x)
    {
        CheckRow(x);
        return TwoNearest(x).Best;
    }

    /// <summary>Finds the best unit of each row.</summary>
    /// <param name="x">Rows of features.</param>
    /// <param name="units">Receives the index of a unit for each row.</param>
    /// <exception cref="ArgumentException">The rows are not complete or not finite, or the output has another length.</exception>
    public void BestUnits(ReadOnlySpan<float> x, Span<int> units)
    {
        int rows = ModelArguments.Rows(x, _features, nameof(x));
        ModelArguments.Length(units.Length, rows, "row", nameof(units));
        for (int row = 0; row < rows; row++)
        {
            units[row] = TwoNearest(x.Slice(row * _features, _features)).Best;
        }
    }

    /// <summary>Returns the mean distance between the rows and the vectors of their best units, in units of the features.</summary>
    /// <param name="x">Rows of features.</param>
    /// <exception cref="ArgumentException">There are no rows, the last one is not complete, or a value is not finite.</exception>
    public double QuantizationError(ReadOnlySpan<float> x)
    {
        int rows = ModelArguments.Rows(x, _features, nameof(x));
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> values = x.Slice(row * _features, _features);
            sum += Math.Sqrt(SquaredDistance.Of(values, Vector(TwoNearest(values).Best)));
        }

        return sum / rows;
    }

    /// <summary>
    /// Returns the share of rows whose best and second-best unit are no neighbours on the map: neither side by side nor diagonal (Kiviluoto
    /// 1996).
    /// </summary>
    /// <param name="x">Rows of features.</param>
    /// <exception cref="ArgumentException">There are no rows, the last one is not complete, or a value is not finite.</exception>
    public double TopographicError(ReadOnlySpan<float> x)
    {
        int rows = ModelArguments.Rows(x, _features, nameof(x));
        int torn = 0;
        for (int row = 0; row < rows; row++)
        {
            (int best, int second) = TwoNearest(x.Slice(row * _features, _features));
            bool areNeighbors = Math.Abs((best / _width) - (second / _width)) <= 1 && Math.Abs((best % _width) - (second % _width)) <= 1;
            torn += areNeighbors ? 0 : 1;
        }

        return torn / (double)rows;
    }

    /// <summary>
    /// Computes the U-matrix: for each unit the mean distance from its vector to those of the units beside, above and below it. Large values
    /// are borders between groups (Ultsch, Siemon 1990).
    /// </summary>
    /// <param name="distances">Receives height × width values, row by row.</param>
    /// <exception cref="ArgumentException">The length is not the number of units.</exception>
    public void UMatrix(Span<float> distances)
    {
        ModelArguments.Length(distances.Length, _height * _width, "unit", nameof(distances));
        for (int unit = 0; unit < distances.Length; unit++)
        {
            (int row, int column) = (unit / _width, unit % _width);
            double sum = 0;
            int neighbors = 0;
            foreach ((int down, int right) in (ReadOnlySpan<(int, int)>)[(-1, 0), (1, 0), (0, -1), (0, 1)])
            {
                if ((uint)(row + down) < (uint)_height && (uint)(column + right) < (uint)_width)
                {
                    sum += Math.Sqrt(SquaredDistance.Of(Vector(unit), Vector(unit + (down * _width) + right)));
                    neighbors++;
                }
            }

            distances[unit] = neighbors == 0 ? 0 : (float)(sum / neighbors);
        }
    }

    private static double Between(double first, double last, double progress) => first * Math.Pow(last / first, progress);

    private int Learn(ReadOnlySpan<float> x, double learningRate, double radius, Neighborhood neighborhood)
    {
        int best = TwoNearest(x).Best;
        for (int unit = 0; unit < _height * _width; unit++)
        {
            double down = (unit / _width) - (best / _width);
            double right = (unit % _width) - (best % _width);
            double square = (down * down) + (right * right);
            double share =
                neighborhood == Neighborhood.Gaussian ? Math.Exp(-square / (2 * radius * radius))
                : square <= radius * radius ? 1
                : 0;
            float step = (float)(learningRate * share);
            if (step > 0)
            {
                Span<float> vector = Vector(unit);

                // wⱼ + s(x − wⱼ).
                TensorPrimitives.Lerp(vector, x, step, vector);
            }
        }

        return best;
    }

    /// <summary>Returns the two units with the nearest vectors; of equally near ones the first.</summary>
    private (int Best, int Second) TwoNearest(ReadOnlySpan<float> x)
    {
        int best = 0;
        int second = 0;
        double least = double.PositiveInfinity;
        double next = double.PositiveInfinity;
        for (int unit = 0; unit < _height * _width; unit++)
        {
            double distance = SquaredDistance.Of(x, Vector(unit));
            if (distance < least)
            {
                (second, next) = (best, least);
                (best, least) = (unit, distance);
            }
            else if (distance < next)
            {
                (second, next) = (unit, distance);
            }
        }

        return (best, second);
    }

    private Span<float> Vector(int unit) => Values(0).Slice(unit * _features, _features);

    private void CheckRow(ReadOnlySpan<float> x)
    {
        ModelArguments.Length(x.Length, _features, "feature", nameof(x));
        ModelArguments.Rows(x, _features, nameof(x));
    }
}
