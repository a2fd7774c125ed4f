using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNets.ClosedForms;

/// <summary>
/// The normal equations of ridge regression, summed up row by row: <c>(Σ w (φ − φ̄)ᵀ(φ − φ̄) + λI) W = Σ w (φ − φ̄)ᵀ(y − ȳ)</c>,
/// with the means φ̄ and ȳ; the bias is <c>b = ȳ − φ̄W</c>.
/// </summary>
/// <param name="features">Number of features, the elements of φ.</param>
/// <param name="targets">Number of targets, the elements of y.</param>
/// <remarks>
/// Rows are collected in blocks, so that the matrix is read once for each block. Deviations are taken from the mean of the block, and the
/// difference of the means counts as one more row (Chan, Golub, LeVeque 1979). So the means need no pass of their own, and large means do
/// not cancel.
/// </remarks>
internal sealed class NormalEquations(int features, int targets)
{
    private const int BlockRows = 64;
    private const int BlockColumns = BlockRows + 1;

    // Features and targets side by side: row i of the matrix holds the sums of products of element i with each feature. Only the triangle
    // up to the diagonal is used, and the rows of the targets.
    private readonly double[] _sums = new double[features * (features + targets)];
    private readonly double[] _mean = new double[features + targets];

    // One line of the block for each element, one column for each row, so that sums of products are dot products of lines.
    private readonly double[] _block = new double[(features + targets) * BlockColumns];
    private readonly double[] _weights = new double[BlockRows];
    private int _rows;
    private int _blocks;
    private double _total;

    /// <summary>Whether a row was added.</summary>
    public bool HasRows => _rows + _blocks > 0;

    /// <summary>Adds a row with a positive weight.</summary>
    public void Add<T>(ReadOnlySpan<T> phi, ReadOnlySpan<T> y, double weight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_rows == BlockRows)
        {
            AddBlock();
        }

        for (int i = 0; i < features; i++)
        {
            _block[(i * BlockColumns) + _rows] = double.CreateTruncating(phi[i]);
        }

        for (int i = 0; i < targets; i++)
        {
            _block[((features + i) * BlockColumns) + _rows] = double.CreateTruncating(y[i]);
        }

        _weights[_rows++] = weight;
    }

    /// <summary>Solves the equations; rows can be added before, but not afterwards.</summary>
    /// <param name="lambda">λ.</param>
    /// <param name="kernel">W, features × targets.</param>
    /// <param name="bias">b, one for each target.</param>
    /// <returns>False if the matrix is not positive definite within the precision of its elements.</returns>
    public bool TrySolve(double lambda, out double[] kernel, out double[] bias)
    {
        AddBlock();
        kernel = new double[features * targets];
        bias = _mean[features..];
        Span<double> matrix = _sums.AsSpan(0, features * features);
        for (int i = 0; i < features; i++)
        {
            matrix[(i * features) + i] += lambda;
        }

        // A sum over a block has at most as many rounding errors as the block has columns, and each block adds one more.
        if (!Cholesky.TryDecompose(matrix, features, errors: BlockColumns + _blocks))
        {
            return false;
        }

        for (int j = 0; j < targets; j++)
        {
            Span<double> solution = _sums.AsSpan((features + j) * features, features);
            Cholesky.Solve(matrix, features, solution);
            for (int i = 0; i < features; i++)
            {
                kernel[(i * targets) + j] = solution[i];
            }

            bias[j] -= TensorPrimitives.Dot<double>(_mean.AsSpan(0, features), solution);
        }

        return true;
    }

    private void AddBlock()
    {
        if (_rows == 0)
        {
            return;
        }

        Span<double> weights = _weights.AsSpan(0, _rows);
        double total = TensorPrimitives.Sum<double>(weights);
        for (int i = 0; i < _mean.Length; i++)
        {
            Span<double> line = _block.AsSpan(i * BlockColumns, BlockColumns);
            Span<double> values = line[.._rows];
            line[_rows] = Centre(values, weights, total, ref _mean[i]);
            for (int row = 0; row < _rows; row++)
            {
                values[row] *= Math.Sqrt(weights[row]);
            }
        }

        _total += total;
        _blocks++;
        for (int i = 0; i < _mean.Length; i++)
        {
            ReadOnlySpan<double> line = _block.AsSpan(i * BlockColumns, _rows + 1);
            for (int j = 0; j <= Math.Min(i, features - 1); j++)
            {
                _sums[(i * features) + j] += TensorPrimitives.Dot<double>(line, _block.AsSpan(j * BlockColumns, _rows + 1));
            }
        }

        _rows = 0;
    }

    /// <summary>Subtracts the weighted mean of the block from its values, and updates the mean of all rows.</summary>
    /// <returns>The value of the additional row, which has the weight 1.</returns>
    private double Centre(Span<double> values, ReadOnlySpan<double> weights, double total, ref double mean)
    {
        // The first value is near the mean, so that the sum of differences has a small rounding error.
        double first = values[0];
        TensorPrimitives.Subtract<double>(values, first, values);
        double ofBlock = TensorPrimitives.Dot<double>(weights, values) / total;
        TensorPrimitives.Subtract<double>(values, ofBlock, values);
        double difference = first + ofBlock - mean;
        double share = total / (_total + total);
        mean += difference * share;
        return difference * Math.Sqrt(_total * share);
    }
}
