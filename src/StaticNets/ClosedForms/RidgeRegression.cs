using System.Numerics;
using StaticNets.ClosedForms;
using StaticNets.Engines;
using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets;

/// <summary>
/// Solves the last layer of a network by ridge regression (Hoerl, Kennard 1970) instead of training it: the layers above compute features
/// and stay as they are, as in an extreme learning machine (Huang et al. 2006) or an echo state network (Jaeger 2001).
/// </summary>
/// <remarks>
/// <para>
/// Let <c>φ</c> be the features that the layer reads, <c>y</c> the targets and <c>w</c> the weight of a row. The kernel W and the bias b
/// minimise <c>Σ w ‖y − φW − b‖² + λ‖W‖²</c>, a sum over all rows, or over all steps of all rows if the layer computes each step. The bias
/// is not penalised. The minimum solves the normal equations <c>(Σ w (φ − φ̄)ᵀ(φ − φ̄) + λI) W = Σ w (φ − φ̄)ᵀ(y − ȳ)</c> with
/// <c>b = ȳ − φ̄W</c>, where a bar is the mean. The sums and the Cholesky
/// decomposition are computed in double precision, whatever the precision of the network.
/// </para>
/// <para>
/// With n features, a row costs n²/2 multiply-adds beside the forward pass and the decomposition n³/6; the matrix takes 8 n² bytes.
/// <c>L1</c>, <c>L2</c> and <c>MaxNorm</c> of the layer play no part. Dropout, noise and batch statistics are off, as in <c>Predict</c>.
/// The state of the optimizer is discarded, as by <c>LoadWeights</c>, because it belongs to other weights. If a method throws, nothing has
/// changed. Nothing else may use the network meanwhile.
/// </para>
/// </remarks>
public static class RidgeRegression
{
    /// <summary>Solves the last layer of a network for the targets of a dataset.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TTarget">The type of the network's targets.</typeparam>
    /// <param name="network">The network. If it has a loss, only the shape and range of the targets follow from it.</param>
    /// <param name="layer">
    /// Name of the layer, such as <c>dense_1</c>: a <c>[Dense]</c> layer without an activation, whose output the network returns.
    /// </param>
    /// <param name="data">
    /// The rows with dense targets. <see cref="Dataset.SampleWeights"/> are the weights of the rows, and steps after the end of a row
    /// (<see cref="Dataset.Lengths"/>) do not count.
    /// </param>
    /// <param name="lambda">λ, at least 0. With 0, the features must be linearly independent, and fewer than the rows.</param>
    /// <param name="washout">
    /// Number of steps at the beginning of each row that are left out, because the state of a recurrent layer still depends on the zeros
    /// with which it begins. At least 0; only for a layer that computes each step.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// λ is negative or not finite, or the washout is negative or leaves no step of a row.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The network has no such layer (the message suggests the nearest name); the layer is no <c>[Dense]</c> layer, is not the last one or
    /// not linear, is frozen, or has weights of 16 bits; the rows do not fit the network; the features are not finite, or linearly
    /// dependent at this λ; the weights would not be finite.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public static void Fit<T, TTarget>(ITrainable<T, TTarget> network, string layer, Dataset data, double lambda, int washout = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        Solve(
            network.Parameters,
            layer,
            data,
            lambda,
            washout,
            of => network.Gradient(new T[of.InputLength], new TTarget[of.OutputLength], new Gradients<T>())
        );
    }

    /// <summary>Solves the last layer of a network with several inputs or outputs, or with indices as its input.</summary>
    /// <inheritdoc cref="Fit{T, TTarget}(ITrainable{T, TTarget}, string, Dataset, double, int)"/>
    public static void Fit<T>(ITrainable<T> network, string layer, Dataset data, double lambda, int washout = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        Solve(
            network.Parameters,
            layer,
            data,
            lambda,
            washout,
            of => network.Gradient(data.FirstRow<T>(of.InputLength), new Gradients<T>())
        );
    }

    /// <summary>
    /// Solves the last layer of a network with a loss, given by its parameters, <c>net.Parameters</c>. Networks with <c>Steps.Any</c>,
    /// which are no <see cref="ITrainable{T}"/>, need this form.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">The parameters of the network.</param>
    /// <param name="layer">Name of the layer, whose output the network returns.</param>
    /// <param name="data">The rows with dense targets.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <param name="washout">Number of steps at the beginning of each row that are left out.</param>
    /// <inheritdoc cref="Fit{T, TTarget}(ITrainable{T, TTarget}, string, Dataset, double, int)" path="/exception"/>
    public static void Fit<T>(ParameterSet<T> parameters, string layer, Dataset data, double lambda, int washout = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(data);
        Solve(parameters, layer, data, lambda, washout, createLearner: null);
    }

    /// <summary>
    /// Solves a linear layer for features that you have computed yourself, for example by the network without this layer. The layer may
    /// stand anywhere.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">The parameters of the network, <c>net.Parameters</c>, or those of a part of it.</param>
    /// <param name="layer">Name of a <c>[Dense]</c> layer, such as <c>dense_1</c>.</param>
    /// <param name="features">What the layer reads, rows × features.</param>
    /// <param name="targets">What it shall compute, rows × units.</param>
    /// <param name="lambda">λ, at least 0. With 0, the features must be linearly independent, and fewer than the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">λ is negative or not finite.</exception>
    /// <exception cref="ArgumentException">
    /// The network has no such layer (the message suggests the nearest name); the layer is no <c>[Dense]</c> layer, is frozen, or has
    /// weights of 16 bits; there are no rows, or they do not fit the layer; a value is not finite; the features are linearly dependent at
    /// this λ; the weights would not be finite.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public static void Fit<T>(ParameterSet<T> parameters, string layer, ReadOnlySpan<T> features, ReadOnlySpan<T> targets, double lambda)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        LinearHead<T> head = Find(parameters, layer, lambda);
        int rows = head.Rows(features.Length, targets.Length);
        NormalEquations equations = head.NewEquations();
        FiniteRows.Check(features, head.Features, "feature", nameof(features));
        FiniteRows.Check(targets, head.Units, "target column", nameof(targets));
        for (int row = 0; row < rows; row++)
        {
            equations.Add(features.Slice(row * head.Features, head.Features), targets.Slice(row * head.Units, head.Units), weight: 1);
        }

        head.Set(equations, lambda);
    }

    private static void Solve<T>(
        ParameterSet<T> parameters,
        string layer,
        Dataset data,
        double lambda,
        int washout,
        Action<NetworkDescription>? createLearner
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LinearHead<T> head = Find(parameters, layer, lambda);
        TrainingEngine<T> engine = Engine(head.Engine, createLearner);
        DataRows<T> rows = DataRows<T>.Of(data, engine.Description);
        HeadOutput output = HeadOutput.Find(rows.Network, layer, head.Units);
        output.CheckWashout(washout);
        NormalEquations equations = head.NewEquations();
        new HeadFit<T>(head, engine, data, rows, output).AddRows(equations, washout);
        head.Set(equations, lambda);
    }

    private static LinearHead<T> Find<T>(ParameterSet<T> parameters, string layer, double lambda)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layer);
        Hyperparameter.ThrowUnless(lambda >= 0 && double.IsFinite(lambda), lambda, "at least 0 and finite", nameof(lambda));
        parameters.ThrowUnlessWritable();
        return LinearHead<T>.Find(parameters, layer);
    }

    /// <summary>Returns the engine whose forward pass keeps the outputs of all layers.</summary>
    private static TrainingEngine<T> Engine<T>(NetworkEngine<T> engine, Action<NetworkDescription>? createLearner)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (engine is TrainingEngine<T> trained)
        {
            return trained;
        }

        // Without a loss, the first gradient creates the engine that keeps the outputs of all layers.
        if (engine.Learner is null)
        {
            createLearner?.Invoke(engine.Description);
        }

        return engine.Learner
            ?? throw new ArgumentException(
                $"{engine.Description.Name} has no loss, and its forward pass does not keep the features: "
                    + $"give {nameof(RidgeRegression)} the features, which the network without its last layer computes."
            );
    }
}
