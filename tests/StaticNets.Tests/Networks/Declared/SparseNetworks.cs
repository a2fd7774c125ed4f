namespace StaticNets.Tests.Networks.Sizes
{
    /// <summary>Rows of a length and of widths that are no multiples of a vector.</summary>
    [Network(Loss = Loss.MeanSquaredError)]
    [Input(37, Sparse = true)]
    [Dense(180, Activation = Activation.Tanh)]
    [Dense(20)]
    internal sealed partial class SparseSingle : ILearnTargets<float>;

    /// <summary>The indices of so long a row are found in two blocks.</summary>
    [Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(1027, Sparse = true)]
    [Dense(11, Activation = Activation.Sigmoid)]
    [Dense(3)]
    internal sealed partial class SparseDouble : ILearnTargets<double>;
}

namespace StaticNets.Tests.Networks.Sparsity
{
    /// <summary>Each network of this namespace has a twin that differs in <c>Sparse</c> only, and so has the same initial weights.</summary>
    [Network]
    [Input(28, 28, 1)]
    [Flatten]
    [Dense(200, Activation = Activation.Relu)]
    [Dense(10)]
    internal sealed partial class DenseDigits : INetwork<float>;

    /// <inheritdoc cref="DenseDigits"/>
    [Network]
    [Input(28, 28, 1, Sparse = true)]
    [Flatten]
    [Dense(200, Activation = Activation.Relu)]
    [Dense(10)]
    internal sealed partial class SparseDigits : INetwork<float>;

    /// <summary>Without a bias, in double precision, with rows that are found in three blocks.</summary>
    [Network(Precision = Precision.Double)]
    [Input(2100)]
    [Dense(9, UseBias = false)]
    internal sealed partial class DenseCounts : INetwork<double>;

    /// <inheritdoc cref="DenseCounts"/>
    [Network(Precision = Precision.Double)]
    [Input(2100, Sparse = true)]
    [Dense(9, UseBias = false)]
    internal sealed partial class SparseCounts : INetwork<double>;

    /// <summary>The batch normalisation is folded into the kernel that is read at some rows only.</summary>
    [Network(Loss = Loss.MeanSquaredError)]
    [Input(60)]
    [Dense(33)]
    [BatchNormalization]
    [Activation(Activation.Tanh)]
    [Dense(2)]
    internal sealed partial class DenseNormalized : INetwork<float>;

    /// <inheritdoc cref="DenseNormalized"/>
    [Network(Loss = Loss.MeanSquaredError)]
    [Input(60, Sparse = true)]
    [Dense(33)]
    [BatchNormalization]
    [Activation(Activation.Tanh)]
    [Dense(2)]
    internal sealed partial class SparseNormalized : INetwork<float>;
}
