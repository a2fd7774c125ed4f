using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>
/// <c>y = γ (x − mean) / √(variance + ε) + β</c> with the mean and variance of each sample over all pixels, or steps, and the channels of a
/// group. <c>[InstanceNormalization]</c> has a group for each channel.
/// </summary>
/// <param name="attribute">Name of the attribute without its suffix.</param>
/// <param name="defaultName">Keras' name for such a layer.</param>
internal sealed class GroupNormalizationLayer(string attribute, string defaultName) : LayerKind
{
    // As in Keras; PyTorch has 1e-5.
    private const double DefaultEpsilon = 1e-3;

    private const string Groups = "groups";

    public override string Attribute => attribute;

    public override string DefaultName => defaultName;

    public override IReadOnlyList<string> Tensors => ["gamma", "beta"];

    public override FeatureOrder Order => FeatureOrder.Neighbouring;

    private bool IsOfInstances => attribute == "InstanceNormalization";

    public override Value? Build(LayerScope scope)
    {
        double epsilon = scope.PositiveNumber("Epsilon") ?? DefaultEpsilon;
        long? declared = IsOfInstances ? null : scope.Positive(Groups);
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        long channels = x.Shape.Last;
        if (IsOfInstances && !x.Shape.HasAnySteps && x.Shape.Length == channels)
        {
            // Alone in its group, a number is its own mean.
            scope.ReportRank(3, "several pixels or steps", "use [LayerNormalization] for one row of numbers");
            return scope.Unbuilt(x.Shape);
        }

        if ((IsOfInstances ? channels : declared) is not { } groups || !Divides(scope, groups, x.Shape))
        {
            return scope.Unbuilt(x.Shape);
        }

        if (!x.Shape.HasAnySteps && x.Shape.Length == groups)
        {
            scope.ReportRank(3, "several numbers in each group", "declare fewer groups");
            return scope.Unbuilt(x.Shape);
        }

        bool frozen = scope.Arguments.Flag("Frozen");
        Shape ofChannels = Shape.Of(channels);
        Parameter gamma = scope.Parameter("gamma", ofChannels, "Constant", channels, channels, new(InitializerValue: 1, Frozen: frozen));
        Parameter beta = scope.Parameter("beta", ofChannels, "Zeros", channels, channels, new(Frozen: frozen));
        return scope.NormalizeGroups(x, gamma, beta, groups, epsilon);
    }

    private static bool Divides(LayerScope scope, long groups, Shape shape)
    {
        if (shape.Last % groups == 0)
        {
            return true;
        }

        string channels = $"{(shape.Rank == 3 ? "channels" : "features")} of '{scope.Input.Name}'";
        scope.Report(
            ProblemIds.GroupsDoNotDivide,
            Groups,
            scope.Name,
            Literals.Integer(groups),
            Literals.Integer(shape.Last),
            channels,
            ""
        );
        return false;
    }
}
