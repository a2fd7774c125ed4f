using System.Runtime.CompilerServices;
using StaticNets.Training;

namespace StaticNets;

// Datasets whose inputs are indices, for networks with an Embedding. Indices are converted to numbers once, when the dataset is created.
public sealed partial class Dataset
{
    /// <summary>
    /// Creates a dataset of indices (<see cref="EmbeddingAttribute"/>) with dense targets for networks in single precision. The indices are
    /// copied, so later changes of their array have no effect.
    /// </summary>
    /// <param name="x">Indices, rows × input length, each at least 0.</param>
    /// <param name="y">Targets, rows × output length.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative, or above 2²⁴.</exception>
    public Dataset(ReadOnlyMemory<int> x, ReadOnlyMemory<float> y)
    {
        _x = IndexNumbers.Of<float>(x.Span, nameof(x));
        _targets = y;
    }

    /// <summary>
    /// Creates a dataset of indices (<see cref="EmbeddingAttribute"/>) with dense targets for networks in double precision. The indices are
    /// copied, so later changes of their array have no effect.
    /// </summary>
    /// <param name="x">Indices, rows × input length, each at least 0.</param>
    /// <param name="y">Targets, rows × output length.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative.</exception>
    public Dataset(ReadOnlyMemory<int> x, ReadOnlyMemory<double> y)
    {
        _x = IndexNumbers.Of<double>(x.Span, nameof(x));
        _targets = y;
    }

    /// <summary>
    /// Creates a dataset of indices (<see cref="EmbeddingAttribute"/>) with class indices
    /// (<see cref="Loss.SparseCategoricalCrossEntropy"/>) for networks in single precision. The indices are copied, so later changes of
    /// their array have no effect.
    /// </summary>
    /// <param name="x">Indices, rows × input length, each at least 0.</param>
    /// <param name="classes">One class index for each row, or for each step of each row if each step has an output; from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative, or above 2²⁴.</exception>
    public Dataset(ReadOnlyMemory<int> x, ReadOnlyMemory<int> classes)
        : this(x, classes, Precision.Single) { }

    /// <summary>
    /// Creates a dataset of indices (<see cref="EmbeddingAttribute"/>) with class indices
    /// (<see cref="Loss.SparseCategoricalCrossEntropy"/>). The indices are copied, so later changes of their array have no effect.
    /// </summary>
    /// <param name="x">Indices, rows × input length, each at least 0.</param>
    /// <param name="classes">One class index for each row, or for each step of each row if each step has an output; from 0 on.</param>
    /// <param name="precision">The precision of the networks that use the dataset.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is negative, or above 2²⁴ for networks in single precision.
    /// </exception>
    public Dataset(ReadOnlyMemory<int> x, ReadOnlyMemory<int> classes, Precision precision)
    {
        _x = precision == Precision.Double ? IndexNumbers.Of<double>(x.Span, nameof(x)) : IndexNumbers.Of<float>(x.Span, nameof(x));
        Classes = classes;
    }

    /// <summary>
    /// Creates a dataset for a network with several inputs or outputs, of which some inputs are indices (<see cref="EmbeddingAttribute"/>).
    /// The rows are copied side by side, so later changes of the arrays have no effect.
    /// </summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="inputs">The arrays of the inputs, in the order of the declaration; each holds rows × length of the input.</param>
    /// <param name="targets">
    /// The targets of the outputs, in the order of the declaration; each holds rows × length of the output, or class indices.
    /// </param>
    /// <param name="precision">The precision of the networks that use the dataset.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is negative, or above 2²⁴ for networks in single precision.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// There are no inputs or targets, one of them has another number format or not the given number of rows, or the joint rows have more
    /// elements than an array can hold.
    /// </exception>
    [OverloadResolutionPriority(-1)]
    public Dataset(int rows, ReadOnlySpan<InputRows> inputs, ReadOnlySpan<TargetRows> targets, Precision precision = Precision.Single)
    {
        if (precision == Precision.Double)
        {
            JoinedParts<double> parts = new(rows, IndexNumbers.Of<double>(inputs), targets);
            (_x, _targets, Classes, Parts, _count) = (parts.X, parts.Targets, parts.Classes, parts, rows);
        }
        else
        {
            JoinedParts<float> parts = new(rows, IndexNumbers.Of<float>(inputs), targets);
            (_x, _targets, Classes, Parts, _count) = (parts.X, parts.Targets, parts.Classes, parts, rows);
        }
    }
}
