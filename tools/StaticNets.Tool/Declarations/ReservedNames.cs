namespace StaticNets.Tool.Declarations;

/// <summary>Names that the property of a layer cannot have: members of every network, and types that attributes refer to.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> _names = new(StringComparer.Ordinal)
    {
        // Members of networks.
        "ActivationEngine",
        "Activations",
        "Apply",
        "Backward",
        "Clone",
        "Engine",
        "Evaluate",
        "Fit",
        "Forward",
        "Gradient",
        "Hyperparameters",
        "InputLength",
        "Kernels",
        "Learner",
        "Learning",
        "Load",
        "LoadPretrained",
        "LoadWeights",
        "NetworkLayout",
        "NewState",
        "OutputLength",
        "ParameterCount",
        "Parameters",
        "Predict",
        "PredictActivations",
        "PredictParallel",
        "Pretrained",
        "Save",
        "SaveWeights",
        "State",
        "Step",
        "Summary",
        "Tape",
        "TrainStep",
        // Types in attributes.
        "Activation",
        "Algorithm",
        "Initializer",
        "Interpolation",
        "Loss",
        "Merge",
        "Padding",
        "Precision",
        "Steps",
        "WeightFormat",
        // Members of every object.
        "Equals",
        "Finalize",
        "GetHashCode",
        "GetType",
        "MemberwiseClone",
        "ReferenceEquals",
        "ToString",
    };

    /// <summary>Whether no layer's property can have the name.</summary>
    public static bool Contains(string name) => _names.Contains(name);
}
