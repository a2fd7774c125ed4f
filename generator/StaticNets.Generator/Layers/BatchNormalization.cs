using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = γ (x − mean) / √(variance + ε) + β</c> over a batch, for each channel.</summary>
internal sealed class BatchNormalization : LayerKind
{
    // As in Keras. PyTorch has ε = 1e-5 and a momentum that corresponds to 0.9.
    private const double DefaultEpsilon = 1e-3;
    private const double DefaultMomentum = 0.99;

    private const string Momentum = "Momentum";
    private const string Epsilon = "Epsilon";
    private const string MovingMean = "moving_mean";
    private const string MovingVariance = "moving_variance";

    public override string Attribute => "BatchNormalization";

    public override string DefaultName => "batch_normalization";

    /// <summary>The tensors of moving statistics, which <c>Momentum</c> concerns.</summary>
    public static readonly IReadOnlyList<string> Moving = [MovingMean, MovingVariance];

    public override IReadOnlyList<string> Tensors => ["gamma", "beta", .. Moving];

    public override IReadOnlyList<string> Hyperparameters => [Momentum, Epsilon];

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope)
    {
        double epsilon = scope.PositiveNumber(Epsilon) ?? DefaultEpsilon;
        double momentum = scope.Share(Momentum) ?? DefaultMomentum;
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        bool frozen = scope.Arguments.Flag("Frozen");
        ChannelScaling scaling = new(Ones("gamma", frozen), Zeros("beta", frozen), Zeros(MovingMean, true), Ones(MovingVariance, true));
        return scope.NormalizeChannels(x, scaling, scope.Variable(Epsilon, epsilon), momentum);

        Parameter Ones(string tensor, bool isFrozen) => Tensor(tensor, "Constant", new(InitializerValue: 1, Frozen: isFrozen));

        Parameter Zeros(string tensor, bool isFrozen) => Tensor(tensor, "Zeros", new(Frozen: isFrozen));

        Parameter Tensor(string tensor, string initializer, ParameterTraits traits) =>
            scope.Parameter(tensor, Shape.Of(x.Shape.Last), initializer, x.Shape.Last, x.Shape.Last, traits);
    }
}
