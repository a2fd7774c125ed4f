using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>Adds penalties of its input to the loss, and passes the input on unchanged.</summary>
internal sealed class ActivityRegularization : LayerKind
{
    public override string Attribute => "ActivityRegularization";

    public override string DefaultName => "activity_regularization";

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope)
    {
        double l1 = scope.NumberFromZero("L1") ?? 0;
        double l2 = scope.NumberFromZero("L2") ?? 0;
        double? target = scope.OpenShare("Target");
        double weight = scope.NumberFromZero("TargetWeight") ?? 1;
        CheckEffect(scope);
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        if (l1 > 0 || l2 > 0)
        {
            scope.AddPenalty(x, l1, l2);
        }

        if (target is { } share && CanHaveTarget(scope, x, share) && weight > 0)
        {
            scope.AddTarget(x, share, weight);
        }

        return x;
    }

    /// <summary>Reports SNET1011 for a layer without a penalty, and for the weight of a target that is not there.</summary>
    private static void CheckEffect(LayerScope scope)
    {
        LayerArguments arguments = scope.Arguments;
        if (!arguments.Has("L1") && !arguments.Has("L2") && !arguments.Has("Target"))
        {
            const string none = "neither L1 nor L2 nor Target";
            scope.Report(
                ProblemIds.NoEffect,
                null,
                scope.Name,
                none,
                "it does nothing without one of them; set one, or take the layer away"
            );
        }
        else if (arguments.Has("TargetWeight") && !arguments.Has("Target"))
        {
            const string reason = "it weighs the divergence from Target, which is not set; set Target, or use L1 or L2 alone";
            scope.Report(ProblemIds.NoEffect, "TargetWeight", scope.Name, "TargetWeight", reason);
        }
    }

    /// <summary>Whether all values lie between 0 and 1; otherwise it reports SNET1502.</summary>
    private static bool CanHaveTarget(LayerScope scope, Value x, double target)
    {
        if (scope.IsBetweenZeroAndOne(x))
        {
            return true;
        }

        scope.Report(ProblemIds.TargetOfOtherValues, "Target", scope.Name, Literals.Double(target), scope.Input.Name);
        return false;
    }
}
