using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>The description of a hyperparameter that programs can change.</summary>
/// <param name="name">Layer and property, e.g. <c>encoder/dense_1/L2</c>.</param>
/// <param name="kind">What it means.</param>
/// <param name="declared">The value in the declaration.</param>
/// <param name="tensors">The full names of the tensors that a regulariser, constraint or momentum concerns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HyperparameterDescription(string name, HyperparameterKind kind, double declared, params string[] tensors)
{
    /// <summary>Layer and property, e.g. <c>encoder/dense_1/L2</c>.</summary>
    public string Name { get; } = name;

    /// <summary>What it means.</summary>
    public HyperparameterKind Kind { get; } = kind;

    /// <summary>The value in the declaration.</summary>
    public double Declared { get; } = declared;

    /// <summary>The full names of the tensors that a regulariser, constraint or momentum concerns; empty for other kinds.</summary>
    internal string[] Tensors { get; } = tensors;
}
