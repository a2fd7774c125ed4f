using StaticNets;

namespace Courses.RegressionMlp;

/// <summary>Twenty features, one linear output: 11 009 parameters.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(20)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(1)]
public sealed partial class RegressionMlpNetwork;
