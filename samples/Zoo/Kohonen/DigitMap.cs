using StaticNets;

namespace Zoo.Kohonen;

/// <summary>Arranges digits on a square, similar ones side by side.</summary>
[SelfOrganizingMap(height: 10, width: 10, features: 64)]
public sealed partial class DigitMap;
