using System;

// So that libraries with generated types can say the same of themselves.
[assembly: CLSCompliant(true)]
