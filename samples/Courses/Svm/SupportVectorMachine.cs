using StaticNets;

namespace Courses.Svm;

/// <summary>
/// A linear support vector machine for targets −1 and 1. The penalty is 0.005 ‖w‖², and the loss is the mean over 100 rows, so this is
/// C = 1 / (0.01 · 100) = 1 in the usual form ½‖w‖² + C Σ max(0, 1 − y z). The bias has no penalty.
/// </summary>
[Network(Loss = Loss.Hinge)]
[Input(2)]
[Dense(1, L2 = 0.01)]
public sealed partial class SupportVectorMachine;
