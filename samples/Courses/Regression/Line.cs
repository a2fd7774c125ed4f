using StaticNets;

namespace Courses.Regression;

/// <summary>Ordinary least squares: one output, linear in its three inputs.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(1)]
public sealed partial class Line;
