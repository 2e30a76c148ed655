"""Asks OpenStack Nova what it says to a flavor and an image: one request a line on stdin, one answer a line on stdout, both in JSON.

Everything is decided by Nova's own validators and by the functions of nova/virt/hardware.py that need no host.
"""
import json
import logging
import sys

import nova.conf
from nova import objects
from nova.api.validation.extra_specs import validators
from nova.virt import hardware

logging.disable(logging.CRITICAL)
objects.register_all()
nova.conf.CONF([], project='nova', default_config_files=[])

OF_BOTH = [
    'get_number_of_serial_ports', 'get_cpu_topology_constraints', 'get_mem_encryption_constraint', 'get_locked_memory_constraint',
    'get_pci_numa_policy_constraint', 'get_pmu_constraint', 'get_vif_multiqueue_constraint', 'get_vtpm_constraint', 'get_secure_boot_constraint',
    'get_ephemeral_encryption_constraint', 'get_ephemeral_encryption_format', 'numa_get_constraints',
]


def decide(request):
    try:
        for key, value in request['flavor'].items():
            validators.validate(key, value)
        image = objects.ImageMeta.from_dict({'id': 'i', 'name': 'n', 'properties': dict(request['image'])})
        flavor = objects.Flavor(name='f', flavorid='f', vcpus=request['vcpus'], memory_mb=request['memory_mb'], root_gb=0, ephemeral_gb=0, swap=0,
                                extra_specs=request['flavor'])
        for name in OF_BOTH:
            getattr(hardware, name)(flavor, image)
        return None
    except Exception as refusal:
        return '%s: %s' % (type(refusal).__name__, refusal)


def lacks(keys):
    """The keys that this Nova does not know."""
    known = list(validators.VALIDATORS) + list(objects.ImageMetaProps.fields)
    return [key for key in keys if key not in known]


for line in sys.stdin:
    question = json.loads(line)
    answer = {'lacks': lacks(question['keys'])} if 'keys' in question else {'refusal': decide(question)}
    print(json.dumps(answer), flush=True)
